"""Domains that many organisations share: an address or a page on one says nothing about who owns it."""

from typing import Final

_MAIL: Final = """
126.com 139.com 163.com aim.com aol.com aol.co.uk bigpond.com blueyonder.co.uk bol.com.br btinternet.com comcast.net
cox.net daum.net duck.com earthlink.net email.com eircom.net fastmail.com fastmail.fm foxmail.com free.fr freenet.de
gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.fr gmx.net googlemail.com hanmail.net hey.com hotmail.be hotmail.ca
hotmail.co.uk hotmail.com hotmail.com.ar hotmail.com.br hotmail.de hotmail.es hotmail.fr hotmail.it hush.com
hushmail.com icloud.com ig.com.br inbox.lv inbox.ru interia.pl itelgua.com laposte.net libero.it list.ru live.ca
live.co.uk live.com live.com.mx live.com.pt live.fr live.nl mac.com mail.com mail.ru mailbox.org maktoob.com me.com
msn.com mweb.co.za naver.com ntlworld.com o2.pl onet.pl op.pl optonline.net orange.fr outlook.com outlook.com.br
outlook.de outlook.es outlook.fr outlook.pt pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com
rediffmail.com rocketmail.com rogers.com runbox.com safaricom.co.ke sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca
sina.com sky.com skynet.be sohu.com sympatico.ca t-online.de talktalk.net telkomsa.net telus.net terra.com.br
terra.es tiscali.it tuta.com tuta.io tutanota.com uol.com.br verizon.net virgilio.it virginmedia.com walla.co.il
wanadoo.fr web.de webmail.co.za wp.pl yahoo.ca yahoo.co.id yahoo.co.in yahoo.co.jp yahoo.co.ke yahoo.co.uk
yahoo.co.za yahoo.com yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.mx yahoo.com.ph yahoo.de yahoo.es yahoo.fr
yahoo.in yahoo.it yandex.com yandex.ru yeah.net ymail.com zoho.com zohomail.com
"""
_PAGES: Final = """
about.me bit.ly blogspot.com facebook.com fb.com github.io instagram.com linkedin.com linktr.ee m.facebook.com
medium.com notion.site sites.google.com t.me tiktok.com twitter.com wa.me wixsite.com wordpress.com x.com
youtube.com
"""

MAIL: Final = frozenset(_MAIL.split())
"""Where anybody gets an address."""

PAGES: Final = frozenset(_PAGES.split())
"""Where anybody gets a page."""

SHARED: Final = MAIL | PAGES
"""Domains that never make two clients one."""
