#include "fault.h"

#include <map>

namespace todoku
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

const QByteArray faultsPassword = "Geheim-4711-Wort";

namespace
{

using Expect = Fault::Expect;

FixedAnswer saying(const QString &bytes, Then then = Then::GoOn)
{
    FixedAnswer answer;
    answer.bytes = bytes;
    answer.then = then;
    return answer;
}

FixedAnswer onlyThen(Then then)
{
    FixedAnswer answer;
    answer.then = then;
    return answer;
}

/// A good answer with these words in it.
QString well(const Spot &spot, const QString &said, const QString &lineEnd = u"\r\n"_s)
{
    const bool list =
        spot.protocol == Protocol::Pop3 && (spot.step == Step::Hello || spot.step == Step::HelloAgain);
    return spot.good() + said + lineEnd + (list ? u'.' + lineEnd : QString());
}

Fault words(const char *name, const QString &said, Expect expect = Expect::Accepted)
{
    return {name, expect, [said](const Spot &spot) { return saying(well(spot, said)); }};
}

QString octets(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes);
}

/// An alert record (RFC 8446 section 6) of that description.
QString alert(char description)
{
    return octets(QByteArray("\x15\x03\x03\x00\x02\x02", 6) + description);
}

bool is(const Spot &spot, Step step)
{
    return spot.step == step;
}

} // namespace

QString Spot::asText() const
{
    return todoku::name(protocol) + u'-' + todoku::name(security) + u'-' + todoku::name(step);
}

QString Spot::good() const
{
    switch (protocol) {
    case Protocol::Pop3:
        return u"+OK "_s;
    case Protocol::Imap:
        return step == Step::Greeting ? u"* OK "_s : u"%t OK "_s;
    default:
        return is(*this, Step::Greeting) || is(*this, Step::StartTls) ? u"220 "_s
               : is(*this, Step::Authenticate)                        ? u"235 "_s
               : is(*this, Step::Quit)                                ? u"221 "_s
                                                                      : u"250 "_s;
    }
}

QString Spot::later() const
{
    switch (protocol) {
    case Protocol::Pop3:
        return u"-ERR [SYS/TEMP] "_s;
    case Protocol::Imap:
        return step == Step::Greeting ? u"* BYE [UNAVAILABLE] "_s : u"%t NO [UNAVAILABLE] "_s;
    default:
        return is(*this, Step::Authenticate) ? u"454 4.7.0 "_s : u"451 4.3.0 "_s;
    }
}

QString Spot::never() const
{
    switch (protocol) {
    case Protocol::Pop3:
        return u"-ERR [SYS/PERM] "_s;
    case Protocol::Imap:
        return step == Step::Greeting ? u"* BYE "_s : u"%t NO [CONTACTADMIN] "_s;
    default:
        return u"550 5.7.1 "_s;
    }
}

QStringList Spot::verbs() const
{
    switch (step) {
    case Step::Greeting:
        return {u"greeting"_s};
    case Step::Hello:
    case Step::HelloAgain:
        return {u"ehlo"_s, u"helo"_s, u"capa"_s, u"capability"_s};
    case Step::StartTls:
        return {u"starttls"_s, u"stls"_s};
    case Step::Authenticate:
        return {u"auth"_s, u"user"_s, u"apop"_s, u"authenticate"_s, u"login"_s};
    case Step::Sender:
        return {u"mail"_s};
    case Step::Recipient:
        return {u"rcpt"_s};
    default:
        return {u"quit"_s, u"logout"_s};
    }
}

QList<Spot> allSpots()
{
    QList<Spot> spots;
    for (const Protocol protocol : {Protocol::Smtp, Protocol::Pop3, Protocol::Imap})
        for (const Security security : {Security::StartTls, Security::Tls}) {
            QList<Step> steps{Step::Greeting, Step::Hello};
            if (security == Security::StartTls)
                steps += {Step::StartTls, Step::HelloAgain};
            steps += Step::Authenticate;
            if (protocol == Protocol::Smtp)
                steps += {Step::Sender, Step::Recipient};
            steps += Step::Quit;
            for (const Step step : steps)
                spots += Spot{protocol, security, step};
        }
    return spots;
}

QList<Fault> allFaults()
{
    QList<Fault> faults{
        {"07-silence", Expect::Stopped, [](const Spot &) { return onlyThen(Then::Hang); }},
        {"08-fin", Expect::Stopped, [](const Spot &) { return onlyThen(Then::Close); }},
        {"08-reset", Expect::Stopped, [](const Spot &) { return onlyThen(Then::Reset); }},
        {"09-fin-in-a-line", Expect::Stopped,
         [](const Spot &spot) { return saying(spot.good() + u"half a li"_s, Then::Close); }},
        {"09-reset-in-a-line", Expect::Stopped,
         [](const Spot &spot) { return saying(spot.good() + u"half a li"_s, Then::Reset); }},
        {"09-fin-between-lines", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (spot.protocol != Protocol::Smtp)
                 return std::nullopt;
             return saying(spot.good().left(3) + u"-first line\r\n"_s, Then::Close);
         }},
        {"10-no-line-end", Expect::Stopped,
         [](const Spot &spot) { return saying(spot.good() + u"never ends"_s, Then::Hang); }},
        {"11-slow", Expect::Accepted,
         [](const Spot &) {
             FixedAnswer slow;
             slow.drip = 1ms;
             return slow;
         }},
        {"12-an-octet-now-and-then", Expect::Stopped,
         [](const Spot &spot) {
             FixedAnswer drip = saying(spot.good() + QString(10'000, u'x') + u"\r\n"_s);
             drip.drip = 200ms;
             return drip;
         }},
        {"13-endless-line", Expect::Stopped,
         [](const Spot &) {
             FixedAnswer flood = saying(QString(65'536, u'A'));
             flood.endless = true;
             return flood;
         }},
        {"14-endless-lines", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             const bool list = spot.step == Step::Hello || spot.step == Step::HelloAgain;
             if (spot.protocol == Protocol::Pop3 && !list) // each line is an answer
                 return std::nullopt;
             const QString line = spot.protocol == Protocol::Smtp   ? spot.good().left(3) + u"-more\r\n"_s
                                  : spot.protocol == Protocol::Pop3 ? u"+OK more\r\n"_s
                                                                    : u"* FLAGS ()\r\n"_s;
             FixedAnswer flood = saying(QString(line).repeated(1000));
             flood.endless = true;
             return flood;
         }},
        {"15-64-KiB-line", Expect::Stopped,
         [](const Spot &spot) { return saying(spot.good() + QString(65'536, u'x') + u"\r\n"_s); }},
        {"15-998-octets", Expect::Accepted,
         [](const Spot &spot) { return saying(well(spot, QString(990, u'x'))); }},
        words("16-nul", octets(QByteArray("a\0b", 3))),
        {"17-bare-lf", Expect::Accepted,
         [](const Spot &spot) { return saying(well(spot, u"x"_s, u"\n"_s)); }},
        {"18-bare-cr", Expect::Stopped,
         [](const Spot &spot) { return saying(spot.good() + u"x\r"_s, Then::Hang); }},
        {"19-cr-cr-lf", Expect::Accepted,
         [](const Spot &spot) { return saying(well(spot, u"x"_s, u"\r\r\n"_s)); }},
        words("20-escape", u"\x1b]0;evil\x07\x1b[31mred\x1b[2J"_s),
        words("21-html", u"<script>alert(1)</script><img src=http://192.0.2.1/x>"_s),
        words("22-bidi", octets("\xE2\x80\xAE evil \xE2\x80\x8B \xEF\xBB\xBF")),
        words("23-shift-jis",
              octets("\x83\x81\x81\x5B\x83\x8B\x82\xAA\x91\x97\x82\xEA\x82\xDC\x82\xB9\x82\xF1")),
        words("24-iso-2022-jp-open", octets("\x1b$B%a!<%k$,Aw$l$^$;$s")),
        words("25-euc-jp",
              octets("\xA5\xE1\xA1\xBC\xA5\xEB\xA4\xAC\xC1\xF7\xA4\xEC\xA4\xDE\xA4\xBB\xA4\xF3")),
        words("26-utf-8",
              octets("\xE9\x80\x81\xE3\x82\x8C\xE3\x81\xBE\xE3\x81\x9B\xE3\x82\x93\xF0\x9F\x98\x80")),
        words("27-broken-utf-8", octets("\xE9\x80 \xFF\xFE \xC0\xAF")),
        words("28-utf-16", octets(QByteArray("n\0o\0", 4))),
        words("29-formats", u"%1 %s %n {0} ${HOME}"_s),
        words("30-formula", u"=HYPERLINK(\"http://192.0.2.1\")"_s),
        {"31-no-code", Expect::Stopped, [](const Spot &) { return saying(u"hello there\r\n"_s); }},
        {"32-odd-code", Expect::Stopped,
         [](const Spot &spot) {
             return saying(spot.protocol == Protocol::Smtp   ? u"999 what\r\n"_s
                           : spot.protocol == Protocol::Pop3 ? u"+MAYBE what\r\n"_s
                                                             : u"zz99 PERHAPS what\r\n"_s);
         }},
        {"33-code-only", Expect::Accepted,
         [](const Spot &spot) {
             QString answer = well(spot, {});
             return saying(answer.replace(u" \r\n"_s, u"\r\n"_s));
         }},
        {"34-codes-differ", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (spot.protocol != Protocol::Smtp)
                 return std::nullopt;
             return saying(spot.good().left(3) + u"-well\r\n550 no\r\n"_s);
         }},
        {"35-said-twice", Expect::Either,
         [](const Spot &spot) { return saying(spot.good() + u"x\r\n"_s + spot.good() + u"x\r\n"_s); }},
        {"36-unasked", Expect::Either,
         [](const Spot &spot) { return saying(spot.good() + u"x\r\n"_s + spot.never() + u"unasked\r\n"_s); }},
        {"37-later", Expect::Stopped,
         [](const Spot &spot) { return saying(spot.later() + u"try again later\r\n"_s); }},
        {"38-never", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             const bool list = spot.step == Step::Hello || spot.step == Step::HelloAgain;
             if (spot.protocol == Protocol::Pop3 && list) // then it has no CAPA, which is well
                 return std::nullopt;
             return saying(spot.never() + u"go away\r\n"_s);
         }},
        {"39-closing", Expect::Stopped,
         [](const Spot &spot) {
             return saying(spot.protocol == Protocol::Smtp   ? u"421 4.3.2 shutting down\r\n"_s
                           : spot.protocol == Protocol::Pop3 ? u"-ERR [SYS/TEMP] shutting down\r\n"_s
                                                             : u"* BYE shutting down\r\n"_s,
                           Then::Close);
         }},
        {"40-http", Expect::Stopped,
         [](const Spot &) {
             return saying(u"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\n\r\n<html>400</html>"_s,
                           Then::Close);
         }},
        {"41-ssh", Expect::Stopped,
         [](const Spot &) { return saying(u"SSH-2.0-OpenSSH_9.2p1\r\n"_s, Then::Hang); }},
        {"42-other-mail-protocol", Expect::Stopped,
         [](const Spot &spot) {
             return saying(spot.protocol == Protocol::Smtp   ? u"+OK POP3 ready\r\n"_s
                           : spot.protocol == Protocol::Pop3 ? u"* OK IMAP4rev1 ready\r\n"_s
                                                             : u"220 mail ESMTP\r\n"_s);
         }},
        {"43-alert-in-clear", Expect::Stopped, [](const Spot &) { return saying(alert(10), Then::Close); }},
        {"46-half-closed", Expect::Either,
         [](const Spot &spot) { return saying(spot.good() + u"x\r\n"_s, Then::HalfClose); }},
        {"48-huge-numbers", Expect::Either,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (spot.step != Step::Hello && spot.step != Step::HelloAgain)
                 return std::nullopt;
             return saying(
                 spot.protocol == Protocol::Smtp
                     ? u"250-SIZE 99999999999999999999999999\r\n250-SIZE -1\r\n250 STARTTLS\r\n"_s
                 : spot.protocol == Protocol::Pop3
                     ? u"+OK\r\nEXPIRE 99999999999999999999\r\nLOGIN-DELAY -5\r\n.\r\n"_s
                     : u"* 99999999999999999999 EXISTS\r\n* CAPABILITY IMAP4rev1 APPENDLIMIT=99999999999999999999\r\n%t OK\r\n"_s);
         }},
        {"49-literal-bomb", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (spot.protocol != Protocol::Imap || is(spot, Step::Greeting)) // there it is mere text
                 return std::nullopt;
             return saying(u"* OK {4294967296}\r\n"_s, Then::Hang);
         }},
        {"50-nesting", Expect::Either,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (spot.protocol != Protocol::Imap)
                 return std::nullopt;
             return saying(u"* LIST "_s + QString(30'000, u'(') + u"\r\n"_s + spot.good() + u"x\r\n"_s);
         }},
        {"81-preauth", Expect::Either,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (spot.protocol != Protocol::Imap || !is(spot, Step::Greeting))
                 return std::nullopt;
             return saying(u"* PREAUTH welcome\r\n"_s);
         }},
        {"82-referral", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (spot.protocol != Protocol::Imap || !is(spot, Step::Authenticate))
                 return std::nullopt;
             return saying(u"%t NO [REFERRAL imap://taro@192.0.2.1/] go there\r\n"_s);
         }},
        {"83-alert-text", Expect::Accepted,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (spot.protocol != Protocol::Imap || !is(spot, Step::Greeting))
                 return std::nullopt;
             return saying(u"* OK [ALERT] call 0120-000-000 at once\r\n"_s);
         }},
    };
    const auto onlyAt = [](Step step, const QString &bytes, Then then) {
        return [step, bytes, then](const Spot &spot) -> std::optional<FixedAnswer> {
            if (spot.step != step)
                return std::nullopt;
            return saying(QString(bytes).replace(u"GOOD"_s, spot.good()), then);
        };
    };
    faults += {
        {"51-starttls-refused", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (!is(spot, Step::StartTls))
                 return std::nullopt;
             return saying(spot.protocol == Protocol::Smtp   ? u"502 5.5.1 not here\r\n"_s
                           : spot.protocol == Protocol::Pop3 ? u"-ERR not here\r\n"_s
                                                             : u"%t BAD not here\r\n"_s);
         }},
        {"54-starttls-354", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (!is(spot, Step::StartTls) || spot.protocol != Protocol::Smtp)
                 return std::nullopt;
             return saying(u"354 go on\r\n"_s);
         }},
        {"55-clear-text-after-starttls", Expect::Either, onlyAt(Step::StartTls, u"GOODgo\r\n"_s, Then::GoOn)},
        {"56-fin-after-starttls", Expect::Either, onlyAt(Step::StartTls, u"GOODgo\r\n"_s, Then::Close)},
        {"57-silence-after-starttls", Expect::Either, onlyAt(Step::StartTls, u"GOODgo\r\n"_s, Then::Hang)},
        {"58-reset-after-starttls", Expect::Either, onlyAt(Step::StartTls, u"GOODgo\r\n"_s, Then::Reset)},
        {"60-injected", Expect::Either,
         onlyAt(Step::StartTls, u"GOODgo\r\n250 AUTH PLAIN\r\n"_s, Then::BeginTls)},
        {"61-alert-40", Expect::Either, onlyAt(Step::StartTls, u"GOODgo\r\n"_s + alert(40), Then::Close)},
        {"62-alert-70", Expect::Either, onlyAt(Step::StartTls, u"GOODgo\r\n"_s + alert(70), Then::Close)},
        {"64-alert-112", Expect::Either, onlyAt(Step::StartTls, u"GOODgo\r\n"_s + alert(112), Then::Close)},
        {"65-alert-116", Expect::Either, onlyAt(Step::StartTls, u"GOODgo\r\n"_s + alert(116), Then::Close)},
        {"84-wrong-password", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (!is(spot, Step::Authenticate))
                 return std::nullopt;
             return saying(spot.protocol == Protocol::Smtp   ? u"535 5.7.8 authentication failed\r\n"_s
                           : spot.protocol == Protocol::Pop3 ? u"-ERR [AUTH] authentication failed\r\n"_s
                                                             : u"%t NO [AUTHENTICATIONFAILED] no\r\n"_s);
         }},
        {"86-oauth-only", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (!is(spot, Step::Authenticate) || spot.protocol != Protocol::Smtp)
                 return std::nullopt;
             return saying(
                 u"535 5.7.139 Authentication unsuccessful, basic authentication is disabled.\r\n"_s);
         }},
        {"91-broken-challenge", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (!is(spot, Step::Authenticate))
                 return std::nullopt;
             return saying(spot.protocol == Protocol::Smtp ? u"334 !!!!\r\n"_s : u"+ !!!!\r\n"_s);
         }},
        {"92-challenge-of-a-mebibyte", Expect::Stopped,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             if (!is(spot, Step::Authenticate))
                 return std::nullopt;
             return saying((spot.protocol == Protocol::Smtp ? u"334 "_s : u"+ "_s) + QString(1 << 20, u'A') +
                           u"\r\n"_s);
         }},
        {"94-gone-after-login", Expect::Either,
         onlyAt(Step::Authenticate, u"GOODwelcome\r\n"_s, Then::Close)},
        {"95-unknown-mechanisms", Expect::Either,
         [](const Spot &spot) -> std::optional<FixedAnswer> {
             const bool last =
                 spot.security == Security::Tls ? is(spot, Step::Hello) : is(spot, Step::HelloAgain);
             if (!last)
                 return std::nullopt;
             return saying(spot.protocol == Protocol::Smtp ? u"250-mail\r\n250 AUTH NTLM X-OWN\r\n"_s
                           : spot.protocol == Protocol::Pop3
                               ? u"+OK\r\nSASL NTLM X-OWN\r\n.\r\n"_s
                               : u"* CAPABILITY IMAP4rev1 AUTH=NTLM LOGINDISABLED\r\n%t OK done\r\n"_s);
         }},
    };
    // The server says the password back, in whatever form (87 to 90).
    const QString word = octets(faultsPassword);
    const QByteArray plain = QByteArray("\0taro\0", 6) + faultsPassword;
    const QList<std::pair<const char *, QString>> echoes{
        {"87-echo", word},
        {"88-echo-base64", octets(faultsPassword.toBase64())},
        {"88-echo-plain-blob", octets(plain.toBase64())},
        {"89-echo-hex", octets(faultsPassword.toHex())},
        {"89-echo-percent", octets(faultsPassword.toPercentEncoding({}, "-"))},
        {"90-echo-over-lines", word.left(8)},
    };
    for (const auto &[name, said] : echoes)
        faults +=
            {name, Expect::Stopped,
             [said = said, name = std::string(name), word](const Spot &spot) -> std::optional<FixedAnswer> {
                 if (!is(spot, Step::Authenticate) || spot.protocol != Protocol::Smtp)
                     return std::nullopt;
                 if (name == "90-echo-over-lines")
                     return saying(u"535-5.7.8 "_s + said + u"\r\n535 5.7.8 "_s + word.mid(8) + u"\r\n"_s);
                 return saying(u"535 5.7.8 not "_s + said + u"\r\n"_s);
             }};
    const QStringList garbage{u"interception"_s, u"settings-wrong"_s, u"server-fault"_s};
    const QStringList silence{u"server-busy"_s, u"connection-dropped"_s};
    const QStringList gone{u"connection-dropped"_s};
    const QStringList password{u"password-wrong"_s};
    const std::map<std::string, QStringList> causes{
        {"07-silence", silence},
        {"08-fin", gone},
        {"08-reset", gone},
        {"09-fin-in-a-line", gone},
        {"09-reset-in-a-line", gone},
        {"09-fin-between-lines", gone},
        {"10-no-line-end", silence},
        {"12-an-octet-now-and-then", silence},
        {"13-endless-line", garbage},
        {"14-endless-lines", garbage},
        {"15-64-KiB-line", garbage},
        {"18-bare-cr", silence},
        {"31-no-code", garbage},
        {"32-odd-code", garbage},
        {"34-codes-differ", garbage},
        {"37-later", {u"server-fault"_s, u"server-busy"_s, u"greylisted"_s}},
        {"39-closing", {u"server-busy"_s, u"server-fault"_s}},
        {"40-http", garbage},
        {"41-ssh", garbage},
        {"42-other-mail-protocol", garbage},
        {"43-alert-in-clear", garbage},
        {"51-starttls-refused", {u"starttls-missing"_s}},
        {"54-starttls-354", garbage},
        {"55-clear-text-after-starttls", garbage},
        {"56-fin-after-starttls", gone},
        {"57-silence-after-starttls", {u"tls-on-wrong-port"_s, u"server-busy"_s}},
        {"58-reset-after-starttls", gone},
        {"60-injected", {u"interception"_s}},
        {"61-alert-40", {u"tls-too-old"_s}},
        {"62-alert-70", {u"tls-too-old"_s}},
        {"64-alert-112", {u"settings-wrong"_s}},
        {"65-alert-116", {u"settings-wrong"_s}},
        {"84-wrong-password", password},
        {"86-oauth-only", {u"oauth2-required"_s}},
        {"87-echo", password},
        {"88-echo-base64", password},
        {"88-echo-plain-blob", password},
        {"89-echo-hex", password},
        {"89-echo-percent", password},
        {"90-echo-over-lines", password},
        {"91-broken-challenge", garbage},
        {"92-challenge-of-a-mebibyte", garbage},
        {"94-gone-after-login", gone},
    };
    const QStringList silent{
        u"07-silence"_s, u"10-no-line-end"_s,  u"12-an-octet-now-and-then"_s, u"18-bare-cr"_s,
        u"41-ssh"_s,     u"49-literal-bomb"_s, u"57-silence-after-starttls"_s};
    for (Fault &fault : faults)
        fault.silent = silent.contains(QString::fromStdString(fault.name));
    for (Fault &fault : faults)
        if (const auto found = causes.find(fault.name); found != causes.end())
            fault.causes = found->second;
    return faults;
}

} // namespace todoku
