#include "testserver/imapfetch.h"

#include "testserver/mimepart.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>

namespace todoku
{

namespace
{

using What = FetchItem::What;

// ---- what is asked for

/// "1.2.HEADER.FIELDS (FROM TO)", between the brackets of BODY[...].
bool readSection(const QByteArray &text, FetchItem &item)
{
    QByteArray rest = text;
    while (!rest.isEmpty() && rest.front() >= '1' && rest.front() <= '9') {
        const qsizetype dot = rest.indexOf('.');
        bool ok = false;
        item.path.append((dot < 0 ? rest : rest.left(dot)).toInt(&ok));
        if (!ok || item.path.size() > 20)
            return false;
        rest = dot < 0 ? QByteArray() : rest.mid(dot + 1);
    }
    const qsizetype space = rest.indexOf(' ');
    item.kind = (space < 0 ? rest : rest.left(space)).toUpper();
    if (item.kind.startsWith("HEADER.FIELDS")) {
        const auto words = imapWords(space < 0 ? QByteArray() : rest.mid(space + 1));
        if (!words || words->size() != 1 || !words->constFirst().isList)
            return false;
        for (const ImapWord &field : words->constFirst().items)
            item.fields.append(field.upper());
        return item.kind == "HEADER.FIELDS" || item.kind == "HEADER.FIELDS.NOT";
    }
    return space < 0 && (item.kind.isEmpty() || item.kind == "HEADER" || item.kind == "TEXT" ||
                         (item.kind == "MIME" && !item.path.isEmpty()));
}

/// "BODY.PEEK[...]<0.100>".
std::optional<FetchItem> bodyItem(const QByteArray &text)
{
    FetchItem item;
    item.what = What::Section;
    const qsizetype open = text.indexOf('[');
    const qsizetype close = text.lastIndexOf(']');
    const QByteArray word = text.left(open).toUpper();
    item.peek = word == "BODY.PEEK";
    if ((word != "BODY" && !item.peek) || close < open ||
        !readSection(text.mid(open + 1, close - open - 1), item))
        return std::nullopt;
    item.label = "BODY" + text.mid(open, close - open + 1);
    const QByteArray part = text.mid(close + 1);
    if (part.isEmpty())
        return item;
    const qsizetype dot = part.indexOf('.');
    bool ok = part.startsWith('<') && part.endsWith('>') && dot > 0;
    if (ok)
        item.from = part.mid(1, dot - 1).toLongLong(&ok);
    if (ok)
        item.count = part.mid(dot + 1).chopped(1).toLongLong(&ok);
    if (!ok || item.from < 0 || item.count <= 0)
        return std::nullopt;
    item.label += '<' + QByteArray::number(item.from) + '>';
    return item;
}

std::optional<QList<FetchItem>> itemsOf(const QByteArray &name)
{
    const QByteArray word = name.toUpper();
    const auto simple = [](What what, const char *label) { return FetchItem{what, label, {}, {}, {}}; };
    const auto section = [](const char *label, const char *kind, bool peek) {
        FetchItem item{What::Section, label, {}, kind, {}};
        item.peek = peek;
        return item;
    };
    const FetchItem flags = simple(What::Flags, "FLAGS");
    const FetchItem date = simple(What::InternalDate, "INTERNALDATE");
    const FetchItem size = simple(What::Size, "RFC822.SIZE");
    const FetchItem envelope = simple(What::Envelope, "ENVELOPE");
    const FetchItem body = simple(What::Body, "BODY");
    const QMap<QByteArray, QList<FetchItem>> known{
        {"FLAGS", {flags}},
        {"UID", {simple(What::Uid, "UID")}},
        {"INTERNALDATE", {date}},
        {"RFC822.SIZE", {size}},
        {"ENVELOPE", {envelope}},
        {"BODY", {body}},
        {"BODYSTRUCTURE", {simple(What::BodyStructure, "BODYSTRUCTURE")}},
        {"RFC822", {section("RFC822", "", false)}},
        {"RFC822.HEADER", {section("RFC822.HEADER", "HEADER", true)}},
        {"RFC822.TEXT", {section("RFC822.TEXT", "TEXT", false)}},
        {"ALL", {flags, date, size, envelope}},
        {"FAST", {flags, date, size}},
        {"FULL", {flags, date, size, envelope, body}},
    };
    if (const auto found = known.constFind(word); found != known.cend())
        return *found;
    if (!name.contains('['))
        return std::nullopt;
    const auto item = bodyItem(name);
    return item ? std::optional(QList<FetchItem>{*item}) : std::nullopt;
}

// ---- envelopes

/// Splits at commas that stand in no quotes, comments or angle brackets.
QByteArrayList addressesIn(const QByteArray &field)
{
    QByteArrayList out;
    QByteArray one;
    bool quoted = false;
    int deep = 0;
    for (qsizetype i = 0; i < field.size(); ++i) {
        const char c = field.at(i);
        if (c == '\\' && i + 1 < field.size()) {
            one += c;
            one += field.at(++i);
            continue;
        }
        if (c == '"')
            quoted = !quoted;
        if (!quoted)
            deep += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
        if (c == ',' && !quoted && deep <= 0) {
            out.append(one.trimmed());
            one.clear();
        } else {
            one += c;
        }
    }
    out.append(one.trimmed());
    out.removeAll(QByteArray());
    return out;
}

QByteArray addressList(const QByteArray &field)
{
    QByteArray out;
    for (const QByteArray &one : addressesIn(field)) {
        const qsizetype open = one.lastIndexOf('<');
        QByteArray name = open < 0 ? QByteArray() : one.left(open).trimmed();
        QByteArray address = open < 0 ? one : one.mid(open + 1);
        if (name.size() >= 2 && name.startsWith('"') && name.endsWith('"'))
            name = name.mid(1).chopped(1).replace("\\\"", "\"").replace("\\\\", "\\");
        if (const qsizetype end = address.indexOf(open < 0 ? '(' : '>'); end >= 0)
            address.truncate(end);
        address = address.trimmed();
        const qsizetype at = address.lastIndexOf('@');
        if (at <= 0) // a group such as "undisclosed-recipients:;"
            continue;
        out += '(' + imapStringOrNil(name) + " NIL " + imapString(address.left(at)) + ' ' +
               imapString(address.mid(at + 1)) + ')';
    }
    return out.isEmpty() ? QByteArray("NIL") : '(' + out + ')';
}

QByteArray envelope(const QByteArray &header)
{
    const auto text = [&](const char *name) { return imapStringOrNil(headerField(header, name)); };
    const QByteArray from = addressList(headerField(header, "From"));
    const auto orFrom = [&](const char *name) {
        const QByteArray field = headerField(header, name);
        return field.isEmpty() ? from : addressList(field);
    };
    const auto list = [&](const char *name) { return addressList(headerField(header, name)); };
    return '(' +
           QByteArrayList{text("Date"), text("Subject"), from,        orFrom("Sender"),    orFrom("Reply-To"),
                          list("To"),   list("Cc"),      list("Bcc"), text("In-Reply-To"), text("Message-Id")}
               .join(' ') +
           ')';
}

// ---- structure

QByteArray parameterList(const MimePart &part)
{
    QByteArrayList out;
    for (const auto &[name, value] : part.parameters)
        out += {imapString(name), imapString(value)};
    return out.isEmpty() ? QByteArray("NIL") : '(' + out.join(' ') + ')';
}

QByteArray dispositionOf(const QByteArray &header)
{
    const QByteArray field = headerField(header, "Content-Disposition");
    if (field.isEmpty())
        return "NIL";
    const QByteArray kind = field.left(field.indexOf(';') < 0 ? field.size() : field.indexOf(';')).trimmed();
    static const QByteArray name = "filename=";
    const qsizetype at = field.toLower().indexOf(name);
    QByteArray file = at < 0 ? QByteArray() : field.mid(at + name.size()).trimmed();
    file = file.startsWith('"') ? file.mid(1, file.indexOf('"', 1) - 1)
                                : file.left(file.indexOf(';') < 0 ? file.size() : file.indexOf(';'));
    return '(' + imapString(kind) + ' ' +
           (file.isEmpty() ? QByteArray("NIL") : "(\"FILENAME\" " + imapString(file) + ')') + ')';
}

QByteArray structure(const QByteArray &mail, const MimePart &part, bool extended)
{
    const QByteArray header = mail.mid(part.begin, part.body - part.begin);
    const QByteArray tail = extended ? ' ' + dispositionOf(header) + " NIL NIL" : QByteArray();
    if (part.type == "MULTIPART" && !part.parts.isEmpty()) {
        QByteArray out = "(";
        for (const MimePart &inner : part.parts)
            out += structure(mail, inner, extended);
        out += ' ' + imapString(part.subtype);
        return out + (extended ? ' ' + parameterList(part) + tail : QByteArray()) + ')';
    }
    const auto text = [&](const char *name) { return imapStringOrNil(headerField(header, name)); };
    const QByteArray encoding = headerField(header, "Content-Transfer-Encoding");
    const QByteArray body = mail.mid(part.body, part.end - part.body);
    const QByteArray lines = QByteArray::number(body.count("\r\n"));
    // A multipart without parts is none.
    const QByteArray type = part.type == "MULTIPART" ? "TEXT" : part.type;
    const QByteArray subtype = part.type == "MULTIPART" ? "PLAIN" : part.subtype;
    QByteArray out = '(' + imapString(type) + ' ' + imapString(subtype) + ' ' + parameterList(part) + ' ' +
                     text("Content-Id") + ' ' + text("Content-Description") + ' ' +
                     imapString(encoding.isEmpty() ? "7BIT" : encoding.toUpper()) + ' ' +
                     QByteArray::number(body.size());
    if (type == "TEXT")
        out += ' ' + lines;
    if (!part.parts.isEmpty()) {
        const MimePart &inner = part.parts.constFirst();
        out += ' ' + envelope(mail.mid(inner.begin, inner.body - inner.begin)) + ' ' +
               structure(mail, inner, extended) + ' ' + lines;
    }
    return out + (extended ? " NIL" + tail : QByteArray()) + ')';
}

// ---- sections

QByteArray someFields(const QByteArray &header, const QByteArrayList &fields, bool wanted)
{
    QByteArray out;
    bool taken = false;
    for (const QByteArray &line : header.split('\n')) {
        const QByteArray bare = line.endsWith('\r') ? line.chopped(1) : line;
        if (bare.isEmpty())
            continue;
        if (bare.front() != ' ' && bare.front() != '\t')
            taken = fields.contains(bare.left(qMax(bare.indexOf(':'), qsizetype(0))).trimmed().toUpper()) ==
                    wanted;
        if (taken)
            out += bare + "\r\n";
    }
    return out + "\r\n";
}

/// Nothing: there is no such part.
std::optional<QByteArray> section(const QByteArray &mail, const MimePart &whole, const FetchItem &item)
{
    const MimePart *part = &whole;
    for (const int number : item.path) {
        // A message that stands in another one is stepped through to its parts; what has no parts is its own
        // part 1 (RFC 3501 section 6.4.5).
        if (part->type == "MESSAGE" && !part->parts.isEmpty())
            part = &part->parts.constFirst();
        if (number == 1 && part->parts.isEmpty())
            continue;
        if (number > part->parts.size())
            return std::nullopt;
        part = &part->parts.at(number - 1);
    }
    const bool inner = !item.path.isEmpty();
    if (item.kind.isEmpty())
        return inner ? mail.mid(part->body, part->end - part->body) : mail;
    if (item.kind == "MIME")
        return mail.mid(part->begin, part->body - part->begin);
    if (inner) { // HEADER and TEXT are those of a message within
        if (part->type != "MESSAGE" || part->parts.isEmpty())
            return std::nullopt;
        part = &part->parts.constFirst();
    }
    const QByteArray header = mail.mid(part->begin, part->body - part->begin);
    if (item.kind == "TEXT")
        return mail.mid(part->body, part->end - part->body);
    return item.kind == "HEADER" ? header : someFields(header, item.fields, item.kind == "HEADER.FIELDS");
}

QByteArray sectionReply(const QByteArray &mail, const MimePart &whole, const FetchItem &item)
{
    std::optional<QByteArray> text = section(mail, whole, item);
    if (!text)
        return item.label + " NIL";
    if (item.from >= 0)
        text = text->mid(item.from, item.count);
    return item.label + " {" + QByteArray::number(text->size()) + "}\r\n" + *text;
}

} // namespace

std::optional<QList<FetchItem>> fetchItems(const ImapWord &wanted)
{
    if (!wanted.isList)
        return itemsOf(wanted.text);
    QList<FetchItem> out;
    for (const ImapWord &word : wanted.items) {
        const auto items = itemsOf(word.text);
        if (!items || word.isList)
            return std::nullopt;
        out += *items;
    }
    return out;
}

QByteArray fetched(const StoredMail &mail, const QList<FetchItem> &items)
{
    const bool structured = std::any_of(items.cbegin(), items.cend(), [](const FetchItem &item) {
        return item.what == What::Body || item.what == What::BodyStructure || item.what == What::Section ||
               item.what == What::Envelope;
    });
    const MimePart whole = structured ? mimePartOf(mail.content) : MimePart();
    QByteArrayList out;
    for (const FetchItem &item : items) {
        switch (item.what) {
        case What::Flags:
            out.append(item.label + " (" + mail.flags.join(' ') + ')');
            break;
        case What::Uid:
            out.append(item.label + ' ' + QByteArray::number(mail.uid));
            break;
        case What::InternalDate:
            out.append(item.label + ' ' +
                       imapString(QLocale::c()
                                      .toString(mail.arrived.toUTC(), QStringLiteral("dd-MMM-yyyy hh:mm:ss"))
                                      .toLatin1() +
                                  " +0000"));
            break;
        case What::Size:
            out.append(item.label + ' ' + QByteArray::number(mail.content.size()));
            break;
        case What::Envelope:
            out.append(item.label + ' ' + envelope(mail.content.left(whole.body)));
            break;
        case What::Body:
        case What::BodyStructure:
            out.append(item.label + ' ' + structure(mail.content, whole, item.what == What::BodyStructure));
            break;
        case What::Section:
            out.append(sectionReply(mail.content, whole, item));
            break;
        }
    }
    return out.join(' ');
}

} // namespace todoku
