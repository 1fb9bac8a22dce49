import { siteOf } from './domains.ts';

/** Facts about the net that judging needs, collected by hand. What is missing here only makes us say less. */

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Mail addresses for everybody: their domain says nothing about who writes. */
const mailProviders = list(`
  gmail.com googlemail.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de freenet.de t-online.de outlook.com outlook.de
  hotmail.com hotmail.de hotmail.fr hotmail.it hotmail.co.uk live.com live.de live.fr live.co.uk live.nl msn.com yahoo.com
  yahoo.de yahoo.fr yahoo.it yahoo.es yahoo.co.uk yahoo.co.jp yahoo.com.br ymail.com rocketmail.com aol.com aol.de
  icloud.com me.com mac.com proton.me protonmail.com pm.me posteo.de posteo.net mailbox.org tutanota.com tutanota.de tuta.io
  tuta.com arcor.de online.de email.de vodafone.de bluewin.ch hispeed.ch sunrise.ch aon.at chello.at orange.fr wanadoo.fr
  free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it mail.ru yandex.ru yandex.com inbox.ru bk.ru list.ru
  rambler.ru ukr.net wp.pl o2.pl onet.pl interia.pl seznam.cz centrum.cz qq.com 163.com 126.com sina.com naver.com
  rediffmail.com zoho.com fastmail.com hushmail.com mail.com email.com usa.com comcast.net verizon.net att.net
  sbcglobal.net cox.net btinternet.com sky.com uol.com.br bol.com.br terra.com.br ziggo.nl kpnmail.nl planet.nl telenet.be
  skynet.be`);

/** Hide where they lead: nobody can tell before it is followed. */
const shorteners = list(`
  bit.ly tinyurl.com t.co goo.gl is.gd v.gd ow.ly buff.ly rebrand.ly cutt.ly short.io shorturl.at rb.gy t.ly tiny.cc
  bl.ink s.id lnkd.in dlvr.it shorter.me urlz.fr kurzelinks.de qrco.de l.ead.me linktr.ee lc.cx x.gd u.to clck.ru
  bitly.com bit.do soo.gd surl.li t2m.io n9.cl tr.ee`);

/** Pages anybody puts up within a minute and without a name. */
const freePages = list(`
  weebly.com wixsite.com wix.com blogspot.com wordpress.com sites.google.com forms.gle docs.google.com script.google.com
  storage.googleapis.com firebasestorage.googleapis.com web.app firebaseapp.com appspot.com run.app github.io gitlab.io
  netlify.app vercel.app pages.dev workers.dev r2.dev herokuapp.com onrender.com glitch.me repl.co replit.app
  azurewebsites.net blob.core.windows.net web.core.windows.net cloudfront.net amazonaws.com s3.amazonaws.com
  digitaloceanspaces.com linodeobjects.com backblazeb2.com ipfs.io dweb.link cloudflare-ipfs.com translate.goog
  000webhostapp.com square.site godaddysites.com mystrikingly.com jimdosite.com jimdofree.com yolasite.com webflow.io
  framer.app framer.website notion.site carrd.co canva.site typeform.com jotform.com formstack.com wufoo.com
  hsforms.com surveymonkey.com telegra.ph bubbleapps.io duckdns.org ddns.net no-ip.org ngrok.io ngrok-free.app
  trycloudflare.com sa.com za.com it.com us.com eu.com de.com gr.com ru.com co.com`);

/** What mailing services put in front of every link: the address shown is the sender's, the one followed is theirs. */
const mailServices = list(`
  list-manage.com mailchimp.com mailchi.mp sendgrid.net sendibm1.com sendibm2.com sendibm3.com sendibt2.com sendinblue.com
  brevo.com mjt.lu mailjet.com rs6.net constantcontact.com hubspotlinks.com hubspotemail.net hs-sites.com
  exacttarget.com exct.net cleverreach.com crsend.com rapidmail.de emailsys1a.net createsend1.com createsend.com cmail19.com
  cmail20.com klaviyomail.com klclick.com klclick1.com mailgun.org mandrillapp.com sparkpostmail.com awstrack.me
  mkt-links.com elqtrk.com en25.com marketo.com mktoresp.com pardot.com acemlna.com activehosted.com emltrk.com
  newsletter2go.com inxmail.com inxserver.de optivo.com episerver.net agnitas.de mailingwork.de evalanche.com
  safelinks.protection.outlook.com urldefense.com urldefense.proofpoint.com linkprotect.cudasvc.com
  protect-us.mimecast.com beehiiv.com substack.com convertkit-mail.com ck.page getresponse.com aweber.com postmarkapp.com
  customeriomail.com braze.com sailthru.com responsys.net bluehornet.com lyris.com sparklist.com`);

/** Endings where most of what is registered lives for some weeks and is never meant to be found again. */
const cheapEndings = list(`
  top xyz shop click icu cfd sbs buzz rest monster quest cyou bond lol beauty hair skin makeup autos boats homes motorcycles
  yachts lat fun site online website space store live life today world zip mov cam date download loan men party racing
  review stream trade win bid work ml ga cf gq tk pw ru.com sa.com za.com best vip wang uno one link country kim gdn mom`);

export const isMailProvider = (host: string): boolean => mailProviders.has(siteOf(host));
export const isShortener = (host: string): boolean => isWithin(host, shorteners);
export const isFreePage = (host: string): boolean => isWithin(host, freePages);
export const isMailService = (host: string): boolean => isWithin(host, mailServices);
export const hasCheapEnding = (host: string): boolean => {
  const labels = host.split('.');
  return cheapEndings.has(labels.at(-1) ?? '') || cheapEndings.has(labels.slice(-2).join('.'));
};

function isWithin(host: string, hosts: ReadonlySet<string>): boolean {
  const labels = host.toLowerCase().split('.');
  for (let at = 0; at < labels.length - 1; at += 1) if (hosts.has(labels.slice(at).join('.'))) return true;
  return false;
}
