"""Written digits as frames for a network: columns of 8 rows, each 0..1 of ink, as the data has them.

- strokes.py: what a hand drew, as points; short enough for a link.
- bitmap.py: strokes on a grid four times as fine, and from such a grid to frames. The images of the UCI data were made
  the same way: bitmaps of 32 by 32, of which every block of 4 by 4 is counted.
- strips.py: images of digits side by side, touching; and each a little other than it was, as hands differ.

Source: the digits are Alpaydin & Kaynak 1998's, see lstm/live/data/README.md; all else is ours. Here

    ink, `bitmap`, `picture`, `pictures`   0 to 1: how much of a pixel is inked
    canvas, `stroke`, `strokes`            points right and down on a canvas: whole numbers, 0 to 600 and 0 to 240
"""
