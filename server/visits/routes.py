from flask_smorest import Blueprint

bp = Blueprint("visits", __name__, url_prefix="/api")
