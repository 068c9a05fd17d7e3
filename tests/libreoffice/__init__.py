"""What LibreOffice, which shares no code with us, makes of the add-in and of its functions."""
