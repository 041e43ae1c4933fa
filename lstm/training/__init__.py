"""What every training uses: the loss and the optimisers."""
