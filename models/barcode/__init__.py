"""The networks that read blurred linear codes, and how the bars that they read are printed."""
