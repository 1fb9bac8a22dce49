import { foldText } from '#shared/model/fold.ts';
import { wordKinds, type WordKind } from './model.ts';

/**
 * German and English turns of phrase, and the commonest of neighbours whose swindles arrive here too, on folded text (`foldText`: small letters, no accents, ss). Written by hand from
 * how swindles work: somebody is to hurry, to log in, to pay, to be glad, to keep quiet. Each is linear on any text.
 */
const phrases: Readonly<Record<WordKind, readonly string[]>> = {
  account: [
    '(?:verify|confirm|validate|update|reactivate|unlock|restore|secure|review|authenticate|synchroni[sz]e|re-?activate) (?:your|the|my|this) (?:\\w+ ){0,2}(?:account|identity|mailbox|wallet|information|details|billing|password|e-?mail|profile|device|data|info)',
    '(?:account|mailbox|wallet|access|membership|subscription|profile|e-?mail)(?: \\S+){0,3} (?:has been|have been|will be|is|was|may be|soon be|be) (?:temporarily |permanently |currently )?(?:suspended|limited|locked|closed|disabled|restricted|deactivated|blocked|terminated|deleted|hacked|compromised)',
    'unusual (?:sign|activity|login|log-in)|suspicious (?:activity|login|sign)|new (?:sign-in|login|device)[^.]{0,40}(?:account|wallet)|tried to log in|unauthori[sz]ed (?:access|login|transaction)',
    'password (?:\\w+ ){0,3}expir|mailbox (?:\\w+ ){0,3}full|storage (?:\\w+ ){0,3}full|(?:mailbox|storage|quota) (?:\\w+ ){0,3}(?:exceeded|limit)|(?:release|pending|undelivered|held) (?:\\w+ ){0,2}(?:message|mail|e-mail)s?',
    '(?:seed|recovery|secret) phrase|\\bkyc\\b|sign in (?:with|using) your|log ?in (?:to|with) your|your (?:login|mailbox|e-?mail) password',
    '(?:bestatigen|verifizieren|aktualisieren|uberprufen|reaktivieren|erneuern|hinterlegen) sie (?:bitte |jetzt |noch heute |umgehend |zusatzlich ){0,2}(?:ihre?[nmrs]? )?(?:\\S+ ){0,2}(?:konto|kontodaten|daten|identitat|zugang|zugangsdaten|zahlung\\w*|kundendaten|angaben|kredit\\S*|e-mail\\S*|passwort|abonnement|mitgliedschaft|abo)',
    '(?:konto|zugang|karte|postfach|wallet|abonnement|online-banking|zugange)(?: \\S+){0,5} (?:gesperrt|eingeschrankt|deaktiviert|geschlossen|gekundigt|geloscht|ausgesetzt|blockiert|beschrankt|abgelaufen)',
    '(?:push|photo|chip|sms|\\w+)-?tan-?verfahren|zugangsnummer|gultige tan|mail-passwort|ihre?n? (?:pin|tan)\\b|mit (?:ihren|deinen) (?:\\S+ )?zugangsdaten',
    'ungewohnliche (?:anmeld|aktivitat|login)|verdachtige (?:anmeld|aktivitat)|sicherheitsuberprufung|sicherheitsmassnahme|speicher(?:platz)? (?:\\S+ ){0,3}voll|kundendaten(?:prufung|abgleich)|identitatsprufung|kartenprufung',
    '(?:verifi(?:er|ez)|confirm(?:er|ez)|actualis(?:er|ez)|mettre a jour|mettez a jour) (?:votre|vos) |(?:confirme|atualize|verifique|regularize|actualice|verifica|aggiorna|confirma) (?:o |a |os |as |la |el |los |las |il |i )?(?:seu|sua|seus|suas|su|sus|tu|tuo|tua|suo) |(?:conta|cuenta|compte|account|acesso|acceso) (?:\\S+ ){0,3}(?:bloquead|suspendid|suspendu|bloque|limitad|bloccat|sospes|geblokkeerd)|acesso suspeito|uw (?:rekening|account|wachtwoord|betaalpas|gegevens)|bloqueamos|bloqueio',
    '(?:your|the) (?:device|computer|pc|phone) (?:is|may be|has been|was) (?:\\S+ )?(?:at risk|infected|hacked|exposed)|(?:subscription|protection|antivirus|licen[cs]e|membership|plan) (?:\\S+ ){0,3}(?:expired|ended|on hold|renewal)|renew (?:your|now)|ihre?n? \\S+[ -]abonnement|(?:abonnement|schutz|lizenz|mitgliedschaft) (?:\\S+ ){0,3}(?:abgelaufen|erneuern|verlangern|lauft)|(?:gerat|computer|handy|pc) (?:\\S+ ){0,3}(?:in gefahr|infiziert|gefahrdet)|viren (?:\\S+ ){0,2}(?:gefunden|erkannt)',
  ],
  secret: [
    '(?:your|the) (?:e-?mail|mailbox|webmail) password|(?:verify|confirm|enter|provide|submit) (?:your |the )?(?:\\w+ )?(?:password|pin\\b|passcode|cvv|seed phrase|recovery phrase|social security)|(?:sign|log) ?in with your (?:e-?mail|mailbox|work|office)|(?:seed|recovery|secret) phrase|12[- ]word',
    'mail-?passwort|(?:e-mail-|postfach|mailbox-?)passwort|(?:pin|zugangsnummer|passwort)(?: \\S+){0,4} (?:und|sowie) (?:\\S+ ){0,3}tan\\b|(?:tan|pin|passwort|kreditkarten-? oder kontodaten|kreditkarten(?:daten|informationen|nummer)|kartendaten)(?: \\S+){0,6} (?:bereit|ein(?:geben)?\\b|hinterlegen|bestatigen|angeben)|hinterlegen sie (?:\\S+ ){0,4}(?:karten|konto|kreditkarten)|geben sie (?:\\S+ ){0,3}(?:kreditkart|passwort|pin|tan)|wiederherstellungsphrase|bisherigen zugangsdaten',
  ],
  urgency: [
    'within (?:the next )?(?:\\d+|twelve|twenty-four|two|three) (?:hours?|days?)|immediate(?:ly)?\\b|\\burgent(?:ly)?|final (?:notice|warning|reminder|call)|last (?:warning|chance|reminder|notice)|act (?:now|fast|today)|expires? (?:today|soon|in \\d)|too late|as soon as possible|action (?:is )?required|limited time|hurry|before (?:it|they)(?:.s| is| are) gone|today only|failure to comply',
    'innerhalb von (?:\\d+|zwei|drei|funf) (?:stunden|tagen)|in \\d+ stunden?|sofort(?:ige[srn]?)? (?:handeln|massnahme\\w*|erneuer|bestat)|sofortiges|umgehend|dringend|letzte[rs]? (?:chance|mahnung|erinnerung|warnung|aufforderung|mal)|lauft (?:heute|bald|in \\d+|morgen) |nur (?:noch )?(?:heute|\\d+ tage|fur kurze|wenige|kurze)|beeilen sie|schnell handeln|bis heute abend|heute noch|ganz schnell|verpassen sie|bevor es zu spat',
    '(?:dans les|en las proximas|em ate|nas proximas|expiram em|expirent?|binnen|entro) (?:\\S+ )?(?:\\d+ (?:heures|horas|uur|ore)|bientot)|dernier (?:rappel|avis|avertissement)|ultim[oa] (?:aviso|chance|oportunidad|avviso|lembrete)|laatste (?:kans|herinnering|waarschuwing)|nao perca|urgente|imediat[oa]|immediatement|onmiddellijk',
  ],
  payment: [
    '(?:update|verify|confirm) (?:your )?(?:payment|billing|card)|payment (?:\\w+ ){0,3}(?:failed|declined|unsuccessful|not be processed|could not)|(?:new|changed?|updated?) (?:bank|account) details|gift ?cards?\\b|wire transfer|western union|moneygram|(?:customs?|delivery|shipping|redelivery|handling) (?:fee|charge)|amount due|unpaid (?:invoice|bill|fee)|outstanding (?:balance|payment)|credit card (?:details|number|information)|refund (?:of|is|amount)|unable to (?:\\w+ ){0,3}(?:bill|charge|process|renew)',
    'zahlung (?:\\S+ ){0,3}(?:fehlgeschlagen|abgelehnt|nicht)|zahlungs(?:methode|daten|mittel|information)|kreditkarten\\S*|(?:neue|geanderte|andere) (?:bankverbindung|iban|kontoverbindung)|(?:zoll|versand|zustell|liefer|bearbeitungs)gebuhr|guthabenkarte|(?:karten|konto)daten|kontodaten|iban\\b|anzahlung|uberweis(?:en|ung)|erstattung in hohe|steuererstattung|ruckerstattung|nimm (?:\\S+ ){0,4}das konto|unser konto|offene (?:rechnung|forderung|zahlung)',
    '(?:paiement|pagamento|pago|betaling) (?:\\S+ ){0,3}(?:refuse|recusad|rechazad|mislukt|pendente|pendiente|non)|frais de (?:livraison|douane)|boleto|fatura|\\bpix\\b|reembols|rimborso|remboursement|nota fiscal|cobranca|debito',
    'payment (?:is )?overdue|total charges?|(?:has been|was|will be) (?:auto-?)?(?:charged|debited|renewed)|money (?:sale|receipt)|(?:your|the) (?:recent )?(?:order|purchase|invoice) (?:\\S+ ){0,4}(?:confirmed|charged|is on its way|was placed)|zahlung (?:ist )?uberfallig|abgebucht|zahlungserinnerung',
  ],
  prize: [
    'you(?:.ve| have)? (?:been |just )?(?:selected|chosen|won)|congratulations|\\bwinner|claim (?:your|it|now)|free (?:gift|iphone|spins)|sweepstakes?|giveaway|\\bairdrop|loyalty (?:program|reward)|reward|take (?:our|this|a short) survey|\\bprize|bonus (?:code|offer)|free trial|you could win',
    'gluckwunsch|gewinn(?:en sie|spiel|er\\b|daten|e ein)|sie (?:wurden|sind|haben) (?:\\S+ ){0,5}(?:ausgewahlt|gewonnen|gewinner|finalist)|ausgewahlt|ausgewhalt|gutschein|freispiele|willkommens(?:bonus|paket)|verlosen|verlosung|belohnung|pramie|geschenkkarte|umfrage|gratulieren|gratis|kostenlos(?:es?|en)? (?:testen|kit|set|muster|teilnehmen|angebot|\\S+set)|bonus',
    'felicit(?:ations|aciones)|parabens|vous (?:avez|etes) (?:gagne|selectionne|ete)|gagnez|gagnant|(?:voce|usted) (?:foi|ha sido|ganhou)|ganhou|ganador|premio|premiad|resgat(?:e|ar)|pontos (?:\\S+ ){0,3}(?:acumulados|expira)|beneficio|gefeliciteerd|gewonnen|cadeau|prijs|sorteio|sorteo|brinde',
    'exclusive (?:deal|offer|gift|reward)|(?:1|one) (?:new|unread|pending) (?:message|notification|package|reward)|mystery ?box|vip (?:pass|bonus)|exklusive[rsn]? (?:deal|angebot|rabatt|geschenk)|testprodukt|produkttester',
  ],
  fortune: [
    'next of kin|beneficiary|inherit(?:ance|ed)|(?:million|billion) (?:us |united states )?(?:dollars?|usd|euros?|pounds)|(?:usd|us\\$|eur|gbp|\\$|€|£) ?[\\d.,]{3,} ?(?:million|mio|m\\b)|atm card|compensation (?:fund|payment)|barrister|(?:humanitarian|charit(?:y|able)) (?:work|project|disposition|donation)|donation (?:fund|of)|donate (?:\\S+ ){0,4}to you|investment (?:opportunity|proposal|project)|(?:loan|funding) (?:offer|application|at)|business (?:proposal|proposition)|unclaimed|transfer (?:of )?(?:this|the) funds?|dear (?:friend|beneficiary|email owner)|lottery|deceased|widow|foreign (?:investor|partner)|finance your (?:business|project)',
    'erbschaft|begunstigte|spende (?:von|in|an sie)|millionen? (?:euro|dollar|us)|mio (?:euro|eur|£|€|\\$)|nachlass(?:gelder)|darlehen|kreditangebot|ohne schufa|nicht beanspruchte|verstorbene[nr]? (?:kunde|mandant|ehemann)|lotterie',
    'personal loans?|payday loans?|(?:pre-?)?approved for|reverse mortgage|\\bloan (?:amount|request)s?|kredit von|sofortkredit|geld leihen',
  ],
  extortion: [
    '(?:recorded|filmed) (?:a video of )?you|your (?:web ?cam|camera)|infected (?:your|with)|i (?:have )?hacked|full access to your (?:device|computer|account)|send (?:the )?(?:bitcoin|btc)|adult (?:site|video|content)s?|compromising',
    'ihre (?:kamera|webcam)|habe? (?:sie|dich) (?:gefilmt|aufgenommen)|trojaner|vollen zugriff auf|peinliche',
  ],
  crypto: [
    '\\bbitcoins?\\b|\\bbtc\\b|\\beth(?:ereum)?\\b|\\busdt\\b|\\bxrp\\b|\\bnfts?\\b|crypto ?(?:currenc|wallet|trad)|krypto|(?:hot|web3|your|trust|digital) ?wallet|metamask|\\bdefi\\b|\\bairdrop|\\bstaking\\b|blockchain|token (?:claim|sale|distribution)',
  ],
  parcel: [
    '(?:package|parcel|shipment|delivery) (?:\\S+ ){0,5}(?:on hold|pending|waiting|failed|could not|unable|suspended|returned|attempt|stopped|held)|(?:missed|failed|unsuccessful|pending) delivery|(?:schedule|confirm) (?:your )?delivery|pending delivery|your parcel',
    '(?:paket|sendung|lieferung|bestellung) (?:\\S+ ){0,6}(?:nicht|wartet|zuruckgehalten|ausstehend|depot|fehlgeschlagen|angehalten|verzogert|storniert|abgeholt)|zustellversuch|versand ausstehend|lieferhinweis|hangendes paket|verpasste zustellung|mislukte levering|pakket',
    'votre colis|(?:seu|sua|su) (?:pacote|encomenda|paquete|envio)|livraison (?:en attente|echouee)|taxa de entrega|uw (?:pakket|zending|bestelling)|pacco',
  ],
  miracle: [
    'weight ?loss|lose (?:\\S+ ){0,3}(?:weight|pounds|lbs)|\\bketo\\b|\\bcbd\\b|gummies|viagra|cialis|penis|erect(?:ion|ile)|casino|(?:russian|ukrainian|hot|local|sexy|lonely) (?:singles|women|girls|ladies|beaut)|date(?: me|s? tonight)|dating|hair (?:loss|growth)|tinnitus|blood (?:sugar|pressure)|joint pain|toenail|doctors? (?:hate|say|stunned)|pharmacy|solar (?:panel|incentive)|home warranty|auto (?:protection|warranty)|hearing aids?|per day from home|work from home|printer ink|% off|satellite tv|refinanc|mortgage rate|life insurance|debt (?:relief|consolid)|credit repair',
    'abnehm|gewichts(?:verlust|reduktion|abnahme)|kilo(?:s)? (?:weniger|abnehmen)|kg weniger|potenz|erektion|casino|(?:russische|ukrainische|heisse|einsame|geile) (?:singles|frauen|girls|madchen)|singles? in (?:ihrer|deiner) nahe|nackt|blut(?:druck|zucker)|gelenk(?:schmerz|regeneration)|kniebandage|haarausfall|nagelpilz|tinnitus|stromrechnung|wunderm|% rabatt|prozent rabatt|sonnenkollektor|solaranlage|horoskop|ed-mittel|mannlichkeit|traumfrau|treppenlift|hohle der lowen',
  ],
  nobody: [
    'dear (?:valued |esteemed |respected )?(?:customer|user|client|member|friend|sir|madam|account (?:holder|owner)|e-?mail (?:user|owner)|beneficiary|winner|subscriber)|hello (?:dear )?(?:customer|user|friend|beneficiary)|attn:? ?(?:sir|beneficiary)|greetings of the day|compliments? of the',
    'geehrte[rs]? (?:kunde|kundin|nutzer|nutzerin|begunstigte|steuerpflichtige|damen und herren|empfanger|mitglied|karteninhaber|user|\\/)|lieber? (?:kunde|nutzer|\\S+-(?:kunde|kaufer)|gewinner)|werte[rs]? (?:kunde|kundin)|guten tag,? (?:kunde|kundin)|eltern,',
    'prezad[oa]\\(?a?\\)? cliente|car[oa] cliente|estimad[oa] (?:cliente|usuario)|cher(?:e)? client|beste klant|geachte (?:klant|relatie|heer)|gentile cliente',
  ],
  secrecy: [
    '(?:keep|treat) (?:this|it) (?:\\S+ ){0,3}(?:confidential|between us|secret|private)|strictly confidential|highly confidential|are you (?:available|free|at your desk|in the office)|quick (?:task|favou?r|request)|(?:i.m|i am) (?:\\S+ ){0,3}in a meeting|can.t (?:talk|take calls)|my new (?:number|e-?mail)|do not (?:tell|discuss|inform)|reply (?:me )?(?:to|via|on|through) (?:my|this) (?:private|personal)',
    '(?:unter uns|streng vertraulich|vertraulich bis)|(?:noch nicht|niemandem|keinem) (?:\\S+ ){0,3}(?:sagen|reden|sprechen|erzahlen|erzahl)|sag (?:\\S+ ){0,3}nichts|handy (?:ist )?(?:kaputt|verloren|gestohlen)|neue[rs]? (?:handy)?(?:nummer|mail\\b|e-mail)|schlecht (?:am telefon|erreichbar)|telefon nicht (?:mit|an)|bist du (?:gerade )?(?:im buro|da|erreichbar)|kannst du mir (?:\\S+ ){0,3}(?:helfen|gefallen)',
    '(?:do me|ask you) (?:for )?a (?:favou?r|quick)',
  ],
  document: [
    '(?:shared|sent) (?:\\S+ ){0,3}(?:a |an |this )?(?:secure |encrypted )?(?:file|document|folder|fax)|voice ?(?:mail|message)|\\be-?fax\\b|(?:view|review|open|download|access|check) (?:the |your |this )(?:secure |shared |attached |pending |encrypted |new )?(?:document|attachment|invoice|message)|sign(?:ed|ing)? (?:the )?(?:document|agreement)|purchase order|new order|remittance|secured (?:page|message)',
    'hat (?:\\S+ ){0,4}(?:datei|dokument|ordner) (?:\\S+ ){0,2}(?:freigegeben|geteilt|gesendet)|dokument (?:\\S+ ){0,2}(?:offnen|ansehen|herunterladen|prufen)|sprachnachricht|verschlusselt[^.]{0,60}passwort|passwort lautet|(?:siehe|anbei|offnen sie) (?:\\S+ ){0,3}(?:anhang|anlage)',
  ],
  macros: [
    'enable (?:content|macros|editing)|unblock (?:the )?file|turn off (?:your )?(?:anti-?virus|protection)|inhalte? aktivieren|makros? aktivieren|bearbeitung aktivieren|virenschutz (?:\\S+ ){0,2}(?:aus|ab)schalten|auf dem (?:handy|smartphone) (?:\\S+ ){0,4}nicht angezeigt',
  ],
  filter: [
    '(?:move|drag|mark) (?:this|it|the e?-?mail)(?: \\S+){0,4} (?:inbox|not spam|not junk|safe)|in (?:your )?(?:spam|junk) (?:folder|box)|(?:this|the) (?:message|mail|e-?mail|sender) (?:is|was|\\S+ ){0,4}(?:from a )?trusted (?:sender|source)|message was sent (?:\\S+ ){0,3}from a trusted|the advertiser does not manage|(?:click here|link) to remove yourself',
    'verschieben sie (?:\\S+ ){0,6}(?:posteingang|inbox)|link (?:\\S+ ){0,5}nicht[ -]*funktioniert|spam-?ordner|kein spam|vertrauenswurdige[nr]? absender',
  ],
};

const patterns = wordKinds.map((kind) => ({
  kind,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrases[kind].join('|')})`, 'u'),
}));
const maxShown = 80;

/** The first of each kind, as it stands in the text. */
export function findWords(text: string): Partial<Record<WordKind, string>> {
  const folded = foldText(text);
  const words = text.trim().split(/\s+/);
  const found: Partial<Record<WordKind, string>> = {};
  for (const { kind, pattern } of patterns) {
    const match = pattern.exec(folded);
    if (match === null) continue;
    // Folding keeps the number of words, not that of letters: the reader is shown what was written.
    const first = folded.slice(0, match.index).split(' ').length - 1;
    const shown = words.slice(first, first + match[0].trim().split(' ').length).join(' ');
    found[kind] = (shown === '' ? match[0] : shown).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '').slice(0, maxShown);
  }
  return found;
}
