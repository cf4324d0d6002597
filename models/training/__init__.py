"""How the networks of models/barcode are trained; never packaged, and never imported at run time."""
