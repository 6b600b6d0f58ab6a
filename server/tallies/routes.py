from flask_smorest import Blueprint

bp = Blueprint("tallies", __name__, url_prefix="/api")
