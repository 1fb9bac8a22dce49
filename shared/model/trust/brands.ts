import { siteOf } from './domains.ts';
import { KnownSites } from './look-alike.ts';

/** Houses that others like to pose as, and where they themselves write from. Collected by hand; sites, not hosts. */
export interface Brand {
  readonly name: string;
  /** As a mail's sender calls itself, folded: lower case, without accents, "&" and dots as they are. */
  readonly words: readonly string[];
  readonly sites: readonly string[];
  /** Also an ordinary word or a family name: counts as this house only beside a word of its trade. */
  readonly isCommon?: true;
}

const brand = (name: string, words: string, sites: string): Brand => ({
  name,
  words: words.split(',').map((word) => word.trim()),
  sites: sites.split(' '),
});
const common = (name: string, words: string, sites: string): Brand => ({
  ...brand(name, words, sites),
  isCommon: true,
});

export const brands: readonly Brand[] = [
  brand('PayPal', 'paypal', 'paypal.com paypal.de paypal.co.uk'),
  brand(
    'Amazon',
    'amazon, amazon prime, prime video',
    'amazon.com amazon.de amazon.co.uk amazon.fr amazon.it amazon.es amazon.nl amazon.at amazon.ca amazonses.com primevideo.com audible.de audible.com',
  ),
  brand('eBay', 'ebay', 'ebay.com ebay.de ebay.co.uk'),
  brand('Kleinanzeigen', 'kleinanzeigen', 'kleinanzeigen.de ebay-kleinanzeigen.de'),
  brand(
    'Microsoft',
    'microsoft, office 365, office365, microsoft 365, onedrive, sharepoint, outlook team',
    'microsoft.com microsoftonline.com office.com office365.com outlook.com live.com onmicrosoft.com sharepoint.com microsoft365.com xbox.com',
  ),
  common('Apple', 'apple, apple id, icloud, itunes', 'apple.com icloud.com itunes.com me.com'),
  brand('iCloud', 'icloud, apple id, apple-id, itunes', 'apple.com icloud.com itunes.com me.com'),
  brand('Google', 'google, gmail team', 'google.com google.de gmail.com youtube.com googlemail.com'),
  brand('Facebook', 'facebook', 'facebook.com facebookmail.com meta.com fb.com'),
  brand('Instagram', 'instagram', 'instagram.com facebookmail.com meta.com'),
  brand('WhatsApp', 'whatsapp', 'whatsapp.com meta.com'),
  brand('LinkedIn', 'linkedin', 'linkedin.com'),
  brand('Netflix', 'netflix', 'netflix.com'),
  brand('Disney+', 'disney plus, disney+, disneyplus', 'disneyplus.com disney.com disney.de go.com'),
  brand('Spotify', 'spotify', 'spotify.com'),
  brand('Adobe', 'adobe', 'adobe.com adobesign.com'),
  brand('DocuSign', 'docusign', 'docusign.com docusign.net'),
  brand('Dropbox', 'dropbox', 'dropbox.com dropboxmail.com'),
  brand('WeTransfer', 'wetransfer', 'wetransfer.com'),
  common('Norton', 'norton, norton antivirus, norton security', 'norton.com nortonlifelock.com gendigital.com'),
  brand('McAfee', 'mcafee', 'mcafee.com'),
  brand('TotalAV', 'totalav, total av', 'totalav.com'),
  brand('DHL', 'dhl', 'dhl.de dhl.com deutschepost.de'),
  brand('Deutsche Post', 'deutsche post', 'deutschepost.de dhl.de dhl.com'),
  brand('DPD', 'dpd', 'dpd.de dpd.com dpd.co.uk dpd.at dpdgroup.com'),
  brand('GLS', 'gls', 'gls-group.eu gls-group.com gls-germany.com gls.de'),
  brand('UPS', 'ups', 'ups.com upsemail.com'),
  brand('FedEx', 'fedex', 'fedex.com'),
  brand('USPS', 'usps', 'usps.com'),
  brand('Royal Mail', 'royal mail', 'royalmail.com'),
  brand('Sparkasse', 'sparkasse', 'sparkasse.de sparkassen-finanzportal.de dsgv.de s-payment.com'),
  brand('Volksbank', 'volksbank, raiffeisenbank, vr-bank', 'vr.de volksbank.de bvr.de'),
  brand('Commerzbank', 'commerzbank', 'commerzbank.de commerzbank.com'),
  brand('Deutsche Bank', 'deutsche bank', 'deutsche-bank.de db.com deutsche-bank.com'),
  brand('Postbank', 'postbank', 'postbank.de'),
  brand('DKB', 'dkb', 'dkb.de'),
  brand('comdirect', 'comdirect', 'comdirect.de'),
  brand('ING', 'ing diba, ing-diba, ing bank, ing deutschland', 'ing.de ing.com ing-diba.de'),
  brand('Targobank', 'targobank', 'targobank.de'),
  brand('Consorsbank', 'consorsbank', 'consorsbank.de'),
  brand('HypoVereinsbank', 'hypovereinsbank', 'hypovereinsbank.de unicredit.de'),
  brand('Santander', 'santander', 'santander.de santander.com santander.co.uk santander.com.br'),
  brand('N26', 'n26', 'n26.com'),
  brand('Klarna', 'klarna', 'klarna.com klarna.de'),
  brand('Revolut', 'revolut', 'revolut.com'),
  brand('Visa', 'visa card, visa europe, verified by visa', 'visa.com visa.de visaeurope.com'),
  brand('Mastercard', 'mastercard', 'mastercard.com mastercard.de'),
  brand('American Express', 'american express, amex', 'americanexpress.com aexp.com'),
  common('Chase', 'chase, chase bank', 'chase.com jpmorgan.com'),
  brand('Wells Fargo', 'wells fargo', 'wellsfargo.com'),
  brand('Bank of America', 'bank of america', 'bankofamerica.com bofa.com'),
  brand('Citibank', 'citibank', 'citi.com citibank.com'),
  brand('HSBC', 'hsbc', 'hsbc.com hsbc.co.uk'),
  brand('Barclays', 'barclays', 'barclays.co.uk barclays.com barclays.de'),
  brand('Lloyds', 'lloyds bank', 'lloydsbank.co.uk lloydsbank.com'),
  brand('Bradesco', 'bradesco', 'bradesco.com.br'),
  brand('Itaú', 'itau', 'itau.com.br itau-unibanco.com.br'),
  brand('Binance', 'binance', 'binance.com'),
  brand('Coinbase', 'coinbase', 'coinbase.com'),
  brand('Kraken', 'kraken exchange', 'kraken.com'),
  brand('MetaMask', 'metamask', 'metamask.io consensys.net consensys.io'),
  brand('Trust Wallet', 'trust wallet, trustwallet', 'trustwallet.com'),
  common('Ledger', 'ledger, ledger live, ledger wallet', 'ledger.com ledger.fr'),
  brand('Trezor', 'trezor', 'trezor.io'),
  common('Exodus', 'exodus, exodus wallet', 'exodus.com exodus.io'),
  common('Ripple', 'ripple, ripple xrp, ripple news', 'ripple.com'),
  brand('Bitget', 'bitget', 'bitget.com'),
  brand('Europa-Park', 'europa-park, europa park', 'europapark.de'),
  brand(
    'Mercado Livre',
    'mercado livre, mercado libre, mercadolivre, mercadopago, mercado pago',
    'mercadolivre.com.br mercadolivre.com mercadolibre.com mercadopago.com',
  ),
  brand('OpenSea', 'opensea', 'opensea.io'),
  brand('PancakeSwap', 'pancakeswap', 'pancakeswap.finance'),
  brand('DeBank', 'debank', 'debank.com'),
  brand(
    'Telekom',
    'telekom, t-online, t-mobile',
    'telekom.de telekom.com t-online.de email-telekom.de t-mobile.com t-mobile.de magenta.at',
  ),
  brand('Vodafone', 'vodafone', 'vodafone.de vodafone.com vodafone.co.uk'),
  brand('O2', 'o2, telefonica', 'o2.de o2online.de telefonica.de o2.co.uk'),
  brand('1&1', '1&1, 1und1', '1und1.de 1und1.net ionos.de ionos.com'),
  brand('IONOS', 'ionos', 'ionos.de ionos.com ionos.co.uk 1und1.de'),
  brand('STRATO', 'strato ag, strato.de', 'strato.de strato.com'),
  brand('GMX', 'gmx', 'gmx.net gmx.de gmx.com gmx.at gmx.ch'),
  brand('WEB.DE', 'web.de', 'web.de 1und1.de'),
  brand('Yahoo', 'yahoo', 'yahoo.com yahoo.de yahoo-inc.com'),
  brand('Proton', 'proton.me, protonmail', 'proton.me protonmail.com protonmail.ch'),
  brand('ELSTER', 'elster', 'elster.de'),
  brand('Bundeszentralamt für Steuern', 'bundeszentralamt, bundesfinanzministerium', 'bund.de bzst.de'),
  brand('HMRC', 'hmrc', 'hmrc.gov.uk service.gov.uk'),
  brand('AOK', 'aok', 'aok.de'),
  brand('Barmer', 'barmer', 'barmer.de'),
  brand('Techniker Krankenkasse', 'techniker krankenkasse', 'tk.de'),
  brand('ADAC', 'adac', 'adac.de'),
  brand('Deutsche Bahn', 'deutsche bahn, db bahn', 'bahn.de deutschebahn.com'),
  brand('Lufthansa', 'lufthansa', 'lufthansa.com miles-and-more.com'),
  brand('Booking.com', 'booking.com, booking', 'booking.com'),
  brand('Airbnb', 'airbnb', 'airbnb.com airbnb.de'),
  brand('TUI', 'tui', 'tui.com tui.de'),
  brand('Lidl', 'lidl', 'lidl.de lidl.com lidl.co.uk'),
  brand('Aldi', 'aldi', 'aldi-sued.de aldi-nord.de aldi.com aldi.co.uk aldi.us'),
  brand('Kaufland', 'kaufland', 'kaufland.de kaufland.com'),
  brand('EDEKA', 'edeka', 'edeka.de'),
  brand('REWE', 'rewe', 'rewe.de rewe-group.com'),
  common('Netto', 'netto', 'netto-online.de netto.de'),
  brand('Rossmann', 'rossmann', 'rossmann.de'),
  brand('dm', 'dm-drogerie, dm drogerie', 'dm.de'),
  brand('Douglas', 'douglas-, douglas umfrage', 'douglas.de douglas.com'),
  brand('Fressnapf', 'fressnapf', 'fressnapf.de fressnapf.com'),
  brand('IKEA', 'ikea', 'ikea.com ikea.de'),
  brand('Decathlon', 'decathlon', 'decathlon.de decathlon.com decathlon.fr'),
  brand('MediaMarkt', 'mediamarkt, media markt', 'mediamarkt.de mediamarktsaturn.com'),
  common('Saturn', 'saturn, saturn markt', 'saturn.de mediamarktsaturn.com'),
  common('Otto', 'otto, otto versand', 'otto.de'),
  brand('Zalando', 'zalando', 'zalando.de zalando.com'),
  brand('JYSK', 'jysk', 'jysk.de jysk.com'),
  brand('Bauhaus', 'bauhaus gutschein', 'bauhaus.info'),
  brand('Aral', 'aral', 'aral.de'),
  brand('Tesla', 'tesla', 'tesla.com'),
  brand('Temu', 'temu', 'temu.com temuemail.com'),
  brand('SHEIN', 'shein', 'shein.com'),
  brand('Samsung', 'samsung', 'samsung.com'),
  brand('Oral-B', 'oral-b, oral b', 'oralb.de oralb.com pg.com'),
  brand('Makita', 'makita', 'makita.de makita.com'),
  brand('Milka', 'milka', 'milka.de mondelez.com'),
  brand('Nutella', 'nutella', 'nutella.com ferrero.com'),
  brand('Walmart', 'walmart', 'walmart.com'),
  brand('Costco', 'costco', 'costco.com'),
  common('Target', 'target rewards, target gift', 'target.com'),
  brand('SiriusXM', 'siriusxm, sirius xm', 'siriusxm.com'),
  brand('CarShield', 'carshield', 'carshield.com'),
  brand('Leroy Merlin', 'leroy merlin', 'leroymerlin.fr leroymerlin.com'),
  brand('Correos', 'correos', 'correos.es correos.com'),
  brand('DigiD', 'digid', 'digid.nl'),
  brand('PostNL', 'postnl', 'postnl.nl'),
  brand('Swisscom', 'swisscom', 'swisscom.ch swisscom.com'),
  brand('PostFinance', 'postfinance', 'postfinance.ch'),
  brand('Die Schweizerische Post', 'swiss post, schweizerische post', 'post.ch'),
];

/** The sites of all of them, for look-alikes. Names that are ordinary words are like too much. */
export const brandSites = new KnownSites(brands.filter((one) => one.isCommon !== true).flatMap(({ sites }) => sites));

export interface NamedBrand {
  readonly brand: Brand;
  /** The whole text is about it, as in a sender's name; otherwise only a word of it. */
  readonly isWhole: boolean;
}

/** Words of a trade that make a house of an ordinary word. */
const trade =
  /\b(?:account|konto|bank|card|karte|kredit|wallet|security|sicherheit|support|service|kundenservice|team|gutschein|gewinn|rewards?|versand|live|news|store|shop|premium|abo|id|alerts?|subscription|antivirus|crypto|airdrop|xrp)\b/;

const patterns = brands.map((one) => ({
  one,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${one.words.map(escapeWord).join('|')})(?![\\p{L}\\p{N}])`, 'u'),
}));

/** Whose name stands in a text of a line, both already folded (`foldText`). `beside` may tell the trade. */
export function findBrand(folded: string, beside = ''): NamedBrand | null {
  if (folded.length > 300) return null;
  const match = patterns.find(
    ({ one, pattern }) => pattern.test(folded) && (one.isCommon !== true || trade.test(folded) || trade.test(beside)),
  );
  if (match === undefined) return null;
  const rest = folded.replace(match.pattern, '').replace(/[^\p{L}\p{N}]+/gu, '');
  return { brand: match.one, isWhole: rest.length <= 24 };
}

/** A mail of that host may speak for the house. Regional banks and shops share a name: they are told by their label. */
export function isOfBrand(host: string, { sites, words }: Brand): boolean {
  const site = siteOf(host);
  if (sites.includes(site)) return true;
  const label = site.split('.')[0] ?? '';
  // sparkasse-koelnbonn.de, volksbank-stuttgart.de: several hundred houses, one name.
  return regional.has(words[0] ?? '') && words.some((word) => label.startsWith(word) || label.endsWith(word));
}

const regional = new Set(['sparkasse', 'volksbank']);

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
