from trytond.model.exceptions import AccessError, ValidationError


class PolicyError(ValidationError):
    """A document that is no policy."""


class CalendarError(ValidationError):
    """Opening hours that are no calendar."""


class TouchpointError(ValidationError):
    """A touchpoint that cannot have happened."""


class TouchpointMoveError(AccessError):
    """A touchpoint stays with what it was recorded for."""
