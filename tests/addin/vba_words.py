"""The words that VBA keeps for itself (MS-VBAL 3.3.5.2), in lower case."""

_STATEMENTS = """
    call case close const declare defbool defbyte defcur defdate defdbl defint deflng deflnglng
    deflngptr defobj defsng defstr defvar dim do else elseif end endif enum erase event exit for
    friend function get global gosub goto if implements input let lock loop lset next on open
    option print private public put raiseevent redim rem resume return rset seek select set static
    stop sub type unlock wend while with write
"""
_MARKERS = """
    any as byref byval each in new optional paramarray preserve shared spc tab then to until
    withevents
"""
_OPERATORS = "addressof and eqv imp is like mod not or typeof xor"
_BUILT_IN = """
    abs array cbool cbyte ccur cdate cdbl cdec cint circle clng clnglng clngptr csng cstr cvar
    cverr date debug doevents fix inputb int lbound len lenb me pset scale sgn string ubound
"""
_TYPES = "boolean byte currency double integer long longlong longptr single variant"
_VALUES = "empty false nothing null true"
_RESERVED = "attribute cdecl decimal defdec lineinput local"

VBA_WORDS = frozenset(
    " ".join([_STATEMENTS, _MARKERS, _OPERATORS, _BUILT_IN, _TYPES, _VALUES, _RESERVED]).split()
)
