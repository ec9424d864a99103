"""Ways to write an address that leads to this machine, or to the local network.

Each is read by some program as a machine that nobody may ask for a stranger: by the
old C library (octal, hexadecimal, fewer than four parts), by a browser (full-width
digits, other dots), by a translator of IPv6, or by whoever takes the host from another
place of the address than this program does.
"""

from __future__ import annotations

LOOPBACK = (
    *("127.0.0.1", "127.0.0.1.", "127.1", "127.0.1", "127.000.000.001", "127.1.2.3"),
    *("127.255.255.254", "2130706433", "2130706433.", "017700000001", "0x7f000001"),
    *("0X7F000001", "0x7f.1", "0x7f.0.0.1", "0x7f.0x0.0x0.0x1", "0177.0.0.1"),
    *("0177.0.0.01", "0177.1", "127.0x1", "127.0.0.0x1", "00000127.0.0.1"),
    *("127.0.0.1%2e", "127%2e0%2e0%2e1", "%31%32%37.0.0.1", "%5b::1%5d"),
    *("１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "127｡0｡0｡1"),
    *("0", "00", "0x0", "0.0.0.0", "0.0.0", "0.1.2.3", "4294967297", "0x17f000001"),
    *("[::1]", "[0:0:0:0:0:0:0:1]", "[0000::0001]", "[::]", "[::1%25lo]", "[::1%lo]"),
    *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:127.0.0.1]"),
    *("[::127.0.0.1]", "[::7f00:1]", "[::ffff:0:127.0.0.1]", "[::ffff:0:7f00:1]"),
    *("[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]"),
    *("[2002:7f00:1::]", "[2001:0:7f00:1::]", "[2001:0:4136:e378:8000:63bf:80ff:fffe]"),
    *("localhost", "LOCALHOST", "localhost.", "ip6-localhost", "loc\u00adalhost"),
    *("ｌｏｃａｌｈｏｓｔ", "lo\u200bcalhost", "local\u2060host", "ⓛocalhost"),
)
"""Hosts that some program reads as this machine."""
LOCAL = (
    *("10.0.0.1", "10.1", "012.0.0.1", "0xa.0.0.1", "167772161", "172.16.0.1"),
    *("172.31.255.255", "192.168.0.1", "192.168.257", "3232235777", "169.254.169.254"),
    *("2852039166", "0xA9FEA9FE", "0251.0376.0251.0376", "169.254.43518"),
    *("169.254.169.254.", "169.254.170.2", "100.64.0.1", "100.100.100.200"),
    *("192.0.0.8", "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1"),
    *("198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1"),
    *("255.255.255.255", "256.0.0.1", "1.2.3.4.5", "[::ffff:10.0.0.1]"),
    *("[::ffff:169.254.169.254]", "[::ffff:a9fe:a9fe]", "[64:ff9b::169.254.169.254]"),
    *("[2002:a9fe:a9fe::]", "[2001:db8::1]", "[fd00::1]", "[fd00:ec2::254]"),
    *("[fe80::1]", "[fe80::1%25lo]", "[fec0::1]", "[ff01::1]", "[ff02::1]"),
    *("[100::1]", "[1::1]", "[200::1]", "[3fff::1]", "[4000::1]", "[5f00::1]"),
    *("[::1", "::1", "[127.0.0.1]", "[v1.7f]", "[::1]x", ""),
)
"""Hosts that are another's on the local network, reserved, or no host at all."""
HOSTS = LOOPBACK + LOCAL

FORMS = (
    *("http://user@127.0.0.1/", "http://user:word@127.0.0.1/"),
    *("http://public.example@127.0.0.1/", "http://public.example:80@127.0.0.1/"),
    *("http://127.0.0.1@public.example/", "http://127.0.0.1:80@public.example:80/"),
    *("http://127.0.0.1\\@public.example/", "http://public.example\\@127.0.0.1/"),
    *("http://127.0.0.1\\.public.example/", "http://127.0.0.1#@public.example/"),
    *("http://127.0.0.1?@public.example/", "http://127.0.0.1/@public.example/"),
    *("http://public.example&@127.0.0.1#/", "http://public.example%2f@127.0.0.1/"),
    *("http://[::1]@public.example/", "http://1.1.1.1 &@2.2.2.2# @127.0.0.1/"),
    *("http://127.0.0.1;public.example/", "http://127.0.0.1,public.example/"),
    *("http:///127.0.0.1/", "http:////127.0.0.1/", "http://\\127.0.0.1/"),
    *("http://\t127.0.0.1/", "http://127.0.0.1\t/", "http://127.0.0.1 /"),
    *("http://127.0.0.1\x00.public.example/", "http://public.example\x00127.0.0.1/"),
    *("http://public.example/\r\nHost: 127.0.0.1", "http://pub\tlic.example/"),
    *("http://public.example/a b", "http://public.example/\x7f", " http://127.0.0.1/"),
    *("http://127.0.0.1:/", "http://127.0.0.1:080/", "http://127.0.0.1:65616/"),
    *("http://public.example:22/", "http://public.example:6379/"),
    *("http://public.example:8080/", "http://public.example:0/"),
    *("http://public.example:-1/", "http://public.example:99999/"),
    *("http://public.example:８０/", "http://public.example:80 /"),
    *("HTTP://127.0.0.1/", "hTTps://127.0.0.1/", "https://127.0.0.1:80/"),
    *("file:///etc/passwd", "file://127.0.0.1/etc/passwd", "FILE:///etc/passwd"),
    *("ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_INFO", "ws://127.0.0.1/"),
    *("dict://127.0.0.1:6379/INFO", "ldap://127.0.0.1/"),
    *("unix:///var/run/docker.sock", "http+unix://%2Fvar%2Frun%2Fdocker.sock/info"),
)
"""Whole addresses that are read in two ways, or are not of the web."""
