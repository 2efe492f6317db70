print("steppe-conformance")
