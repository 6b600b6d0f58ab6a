from server.wire import Wire, word


class PictureQuery(Wire):
    size = word("thumb", "full", load_default="full")
