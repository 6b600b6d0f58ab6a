from flask_smorest import Blueprint

bp = Blueprint("needs", __name__, url_prefix="/api")
