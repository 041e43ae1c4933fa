"""What pages share: opening a page, the settings in the link, the sentence box, and the components that draw."""
