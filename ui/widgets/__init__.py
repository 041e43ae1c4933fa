"""What several pages share: components and how they are put together, drawing, sliders, curves, frames, tape."""
