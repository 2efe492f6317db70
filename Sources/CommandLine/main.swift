print("steppe")
