from flask_smorest import Blueprint

bp = Blueprint("sync", __name__, url_prefix="/api")
