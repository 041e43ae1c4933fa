"""Pictures of the page After the LSTM."""
