"""Writes reference.tsv beside it: op, domain, dtype, arguments, the true value to 22 digits, by mpmath. Run: python3 reference.py"""
import math
import pathlib
import random
import struct

import mpmath as m
from mpmath import mpf

m.mp.dps = 50
F64, F32 = 48, 24


def lin(a, b):
    return lambda r: r.uniform(a, b)


def log(a, b):
    return lambda r: math.exp(r.uniform(math.log(a), math.log(b)))


def both(f):
    return lambda r: r.choice([-1, 1]) * f(r)


def mix(*fs):
    return lambda r: r.choice(fs)(r)


def whole(a, b):
    return lambda r: float(r.randint(a, b))


def ndtri(p):
    return -m.sqrt(2) * m.erfinv(1 - 2 * p)


def elu(x):
    return x if x > 0 else m.expm1(x)


def selu(x):
    return mpf(1.0507009873554805) * x if x > 0 else mpf(1.7580993408473768) * m.expm1(x)


def scaled(n):
    return lambda x: m.besseli(n, x) * m.exp(-abs(x))


def hurwitz(s, q):
    with m.workdps(120):
        return m.zeta(s, q)


def lower(a, x):
    return m.gammainc(a, 0, x, regularized=True)


def upper(a, x):
    return m.gammainc(a, x, m.inf, regularized=True)


any20, small = both(log(1e-6, 20)), both(log(1e-6, 1))
FUNCTIONS = [
    ("sqrt", "[1e-9, 1e9]", [log(1e-9, 1e9)], m.sqrt),
    ("math.rsqrt", "[1e-9, 1e9]", [log(1e-9, 1e9)], lambda x: 1 / m.sqrt(x)),
    ("math.reciprocal", "1e-9 to 1e9, both signs", [both(log(1e-9, 1e9))], lambda x: 1 / x),
    ("exp", "[-80, 80]", [lin(-80, 80)], m.exp),
    ("math.expm1", "1e-6 to 20, both signs", [any20], m.expm1),
    ("math.log", "[1e-9, 1e9]", [mix(log(1e-9, 1e9), lin(0.5, 2))], m.log),
    ("math.log1p", "[-0.999, 1e6]", [mix(both(log(1e-9, 0.999)), log(1, 1e6))], m.log1p),
    ("sin", "[-100, 100]", [lin(-100, 100)], m.sin),
    ("cos", "[-100, 100]", [lin(-100, 100)], m.cos),
    ("tan", "[-100, 100]", [lin(-100, 100)], m.tan),
    ("asin", "[-1, 1]", [mix(small, lin(-1, 1))], m.asin),
    ("acos", "[-1, 1]", [mix(small, lin(-1, 1))], m.acos),
    ("atan", "1e-6 to 1e6, both signs", [both(log(1e-6, 1e6))], m.atan),
    ("sinh", "1e-6 to 20, both signs", [any20], m.sinh),
    ("cosh", "1e-6 to 20, both signs", [any20], m.cosh),
    ("tanh", "1e-6 to 20, both signs", [any20], m.tanh),
    ("asinh", "1e-6 to 1e12, both signs", [both(log(1e-6, 1e12))], m.asinh),
    ("acosh", "1 + [1e-6, 1e12]", [lambda r: 1 + log(1e-6, 1e12)(r)], m.acosh),
    ("atanh", "[-1, 1]", [mix(small, lin(-0.999, 0.999))], m.atanh),
    ("sigmoid", "[-80, 80]", [mix(lin(-80, 80), lin(-3, 3))], lambda x: 1 / (1 + m.exp(-x))),
    ("math.softplus", "[-80, 80]", [mix(lin(-80, 80), lin(-3, 3))], lambda x: m.log1p(m.exp(x))),
    ("nn.softsign", "1e-6 to 1e6, both signs", [both(log(1e-6, 1e6))], lambda x: x / (1 + abs(x))),
    ("nn.elu", "1e-6 to 20, both signs", [any20], elu),
    ("nn.selu", "1e-6 to 20, both signs", [any20], selu),
    ("pow", "[0.01, 100], [-9, 9]", [log(0.01, 100), lin(-9, 9)], lambda x, y: x**y),
    ("atan2", "1e-6 to 1e6, both signs", [both(log(1e-6, 1e6))] * 2, m.atan2),
    ("math.xlogy", "1e-3 to 1e3, [0.01, 100]", [both(log(1e-3, 1e3)), log(0.01, 100)], lambda x, y: x * m.log(y)),
    ("math.xlog1py", "1e-3 to 1e3, [1e-6, 100]", [both(log(1e-3, 1e3)), log(1e-6, 100)], lambda x, y: x * m.log1p(y)),
    ("math.erf", "1e-6 to 5, both signs", [both(log(1e-6, 5))], m.erf),
    ("math.erfc", "[-5, 9]", [lin(-5, 9)], m.erfc),
    ("math.erfinv", "(-1, 1)", [mix(small, lin(-1, 1))], m.erfinv),
    ("math.ndtri", "(0, 1)", [mix(lin(0, 1), log(1e-12, 1))], ndtri),
    ("math.lgamma", "[1e-6, 1e6]", [mix(log(1e-6, 1e6), lin(0.5, 3))], m.loggamma),
    ("math.lgamma", "[-6, 0]", [lin(-6, 0)], lambda x: m.log(abs(m.gamma(x)))),
    ("math.digamma", "[1e-6, 1e6]", [mix(log(1e-6, 1e6), lin(0.5, 3))], m.digamma),
    ("math.digamma", "[-6, 0]", [lin(-6, 0)], m.digamma),
    ("math.polygamma", "0 to 6, [0.1, 100]", [whole(0, 6), log(0.1, 100)], lambda n, x: m.polygamma(int(n), x)),
    ("math.zeta", "[1.05, 9], [0.1, 100]", [lin(1.05, 9), log(0.1, 100)], hurwitz),
    ("math.bessel_i0", "1e-3 to 80, both signs", [both(log(1e-3, 80))], lambda x: m.besseli(0, x)),
    ("math.bessel_i1", "1e-3 to 80, both signs", [both(log(1e-3, 80))], lambda x: m.besseli(1, x)),
    ("math.bessel_i0e", "1e-3 to 700, both signs", [both(log(1e-3, 700))], scaled(0)),
    ("math.bessel_i1e", "1e-3 to 700, both signs", [both(log(1e-3, 700))], scaled(1)),
    ("math.igamma", "[0.1, 9], [0.1, 9]", [log(0.1, 9)] * 2, lower),
    ("math.igammac", "[0.1, 9], [0.1, 9]", [log(0.1, 9)] * 2, upper),
    ("raw_ops.IgammaGradA", "[0.1, 9], [0.1, 9]", [log(0.1, 9)] * 2, lambda a, x: m.diff(lambda t: lower(t, x), a)),
    (
        "math.betainc",
        "[0.1, 9], [0.1, 9], [0, 1]",
        [log(0.1, 9), log(0.1, 9), lin(0, 1)],
        lambda a, b, x: m.betainc(a, b, 0, x, regularized=True),
    ),
]


def rounded(x, dtype):
    return x if dtype == "f64" else struct.unpack("f", struct.pack("f", x))[0]


with open(pathlib.Path(__file__).parent / "reference.tsv", "w") as out:
    for op, domain, draws, f in FUNCTIONS:
        random_ = random.Random(op + domain)
        for dtype, count in (("f64", F64), ("f32", F32)):
            for _ in range(count):
                x = [rounded(draw(random_), dtype) for draw in draws]
                y = m.re(f(*map(mpf, x)))
                print(op, domain, dtype, " ".join(map(repr, x)), m.nstr(y, 22), sep="\t", file=out)
