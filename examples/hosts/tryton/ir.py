from trytond.pool import PoolMeta


class Cron(metaclass=PoolMeta):
    __name__ = "ir.cron"

    @classmethod
    def __setup__(cls) -> None:
        super().__setup__()
        cls.method.selection.append(("followup.pursuit|wake", "Ask What Is Next"))
