#include "letters/letter.h"

#include "evidence/ascii.h"
#include "evidence/servertext.h"
#include "letters/charset.h"
#include "letters/html.h"
#include "phrases/remembered.h"

#include <gmime/gmime.h>

#include <QStringDecoder>

#include <algorithm>
#include <cctype>
#include <memory>

namespace todoku
{

namespace
{

bool sameName(std::string_view one, std::string_view lowName)
{
    return one.size() == lowName.size() && std::equal(one.begin(), one.end(), lowName.begin(),
                                                      [](char a, char b) { return lowered(a) == b; });
}

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Calls `each` with name and raw value of every field until it returns false.
template <class Each>
void forEachField(std::string_view header, Each each)
{
    std::size_t at = 0;
    while (at < header.size()) {
        std::size_t end = header.find('\n', at);
        while (end != std::string_view::npos && end + 1 < header.size() &&
               (header[end + 1] == ' ' || header[end + 1] == '\t'))
            end = header.find('\n', end + 1);
        const std::string_view line =
            header.substr(at, end == std::string_view::npos ? std::string_view::npos : end - at);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && colon > 0) {
            std::string_view name = line.substr(0, colon);
            while (!name.empty() && (name.back() == ' ' || name.back() == '\t'))
                name.remove_suffix(1);
            if (!each(name, line.substr(colon + 1)))
                return;
        }
        if (end == std::string_view::npos)
            return;
        at = end + 1;
    }
}

/// Mail has CRLF between its lines; files from here and there have LF or CR alone.
void makeLinesEndInLf(std::string &bytes)
{
    if (bytes.find('\r') == std::string::npos)
        return;
    const bool onlyCr = bytes.find('\n') == std::string::npos;
    std::size_t to = 0;
    for (std::size_t from = 0; from < bytes.size(); ++from) {
        if (bytes[from] != '\r')
            bytes[to++] = bytes[from];
        else if (onlyCr || from + 1 >= bytes.size() || bytes[from + 1] != '\n')
            bytes[to++] = '\n';
    }
    bytes.resize(to);
}

/// Where the header ends: at the first empty line, or, in a letter that was cut short, at its end.
std::size_t endOfHeader(std::string_view bytes)
{
    if (bytes.starts_with('\n'))
        return 0;
    const std::size_t empty = bytes.find("\n\n");
    return empty == std::string_view::npos ? bytes.size() : empty;
}

std::string parameter(GMimeContentType *type, const char *name)
{
    const char *value = g_mime_content_type_get_parameter(type, name);
    return value ? value : "";
}

/// What a Content-Type says.
struct ContentType {
    std::string type = "text/plain";
    std::string charset;
    std::string fileName;
    std::string boundary; ///< where the parts of a multipart part
};

ContentType parsedContentType(const std::string &raw)
{
    ContentType content;
    GMimeContentType *type = g_mime_content_type_parse(nullptr, raw.c_str());
    if (!type)
        return content;
    if (char *name = g_mime_content_type_get_mime_type(type)) {
        content.type = lowered(name);
        g_free(name);
    }
    content.charset = parameter(type, "charset");
    content.fileName = parameter(type, "name");
    content.boundary = parameter(type, "boundary");
    g_object_unref(type);
    return content;
}

/// Most parts of a million bounces say one of a dozen things.
ContentType contentTypeOf(const std::string &raw)
{
    static thread_local Remembered<ContentType> remembered;
    constexpr quint64 everybody = 0;
    if (raw.empty())
        return {};
    if (const ContentType *known = remembered.find(everybody, raw))
        return *known;
    ContentType content = parsedContentType(raw);
    if (content.boundary.empty()) // which no two letters have in common
        remembered.keep(everybody, raw, content);
    return content;
}

void readHeaderOf(Part &part, std::string &boundary)
{
    std::string_view type;
    std::string_view encoding;
    std::string_view disposition;
    const auto takeFirst = [](std::string_view &field, std::string_view value) {
        if (!field.data())
            field = value;
    };
    forEachField(part.header, [&](std::string_view name, std::string_view value) {
        if (name.size() < 12 || !sameName(name.substr(0, 8), "content-"))
            return true;
        if (sameName(name, "content-type"))
            takeFirst(type, value);
        else if (sameName(name, "content-transfer-encoding"))
            takeFirst(encoding, value);
        else if (sameName(name, "content-disposition"))
            takeFirst(disposition, value);
        return true;
    });
    ContentType content = contentTypeOf(std::string(trimmed(type)));
    part.type = std::move(content.type);
    part.charset = std::move(content.charset);
    part.fileName = std::move(content.fileName);
    boundary = std::move(content.boundary);
    part.encoding = lowered(trimmed(encoding));
    const std::string raw(trimmed(disposition));
    if (raw.find("name") == std::string::npos)
        return;
    if (GMimeContentDisposition *parsed = g_mime_content_disposition_parse(nullptr, raw.c_str())) {
        if (const char *name = g_mime_content_disposition_get_parameter(parsed, "filename"))
            part.fileName = name;
        g_object_unref(parsed);
    }
}

Part partFrom(std::string_view bytes)
{
    Part part;
    const std::size_t end = endOfHeader(bytes);
    part.header = bytes.substr(0, end);
    const std::size_t skip = bytes.starts_with('\n') ? 1 : 2;
    part.content = end + skip <= bytes.size() ? bytes.substr(end + skip) : std::string_view();
    return part;
}

/// Behind a boundary stands nothing, blanks, or the two hyphens of the last one (RFC 2046 section 5.1.1):
/// "b1" is not the beginning of "b10".
bool endsDelimiter(std::string_view rest)
{
    return rest.empty() || rest.front() == '\n' || rest.front() == ' ' || rest.front() == '\t' ||
           rest.starts_with("--");
}

/// The next line that begins with the delimiter, at or behind `from`.
std::size_t nextDelimiter(std::string_view content, std::string_view delimiter, std::size_t from)
{
    for (std::size_t at = content.find(delimiter, from); at != std::string_view::npos;
         at = content.find(delimiter, at + 1))
        if ((at == 0 || content[at - 1] == '\n') && endsDelimiter(content.substr(at + delimiter.size())))
            return at;
    return std::string_view::npos;
}

std::string transferDecoded(std::string_view content, GMimeContentEncoding encoding)
{
    GMimeEncoding state;
    g_mime_encoding_init_decode(&state, encoding);
    std::string decoded(g_mime_encoding_outlen(&state, content.size()), '\0');
    decoded.resize(g_mime_encoding_step(&state, content.data(), content.size(), decoded.data()));
    return decoded;
}

/// A line of which nothing needs to be guessed and nothing made visible.
bool isPlain(std::string_view line)
{
    constexpr std::size_t longest = 2048; // see shown()
    return line.size() <= longest &&
           std::all_of(line.begin(), line.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// Bytes whose charset nobody names, or names wrongly: line by line, since each line may be of another.
QString guessed(const std::string &bytes)
{
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString whole = utf8.decode(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    if (!utf8.hasError() && bytes.find('\x1b') == std::string::npos)
        return whole;
    QString text;
    text.reserve(qsizetype(bytes.size()));
    for (std::size_t at = 0; at <= bytes.size();) {
        const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        const std::string_view line = std::string_view(bytes).substr(at, end - at);
        if (at > 0)
            text += u'\n';
        if (isPlain(line))
            text += QLatin1String(line.data(), qsizetype(line.size()));
        else
            text += decodeServerText(QByteArray::fromRawData(line.data(), qsizetype(line.size())));
        at = end + 1;
    }
    return text;
}

} // namespace

Letter::Letter(std::string bytes) : m_bytes(std::move(bytes))
{
    startGMime();
    makeLinesEndInLf(m_bytes);
    std::string_view rest = m_bytes;
    if (rest.starts_with("\xEF\xBB\xBF"))
        rest.remove_prefix(3);
    while (rest.starts_with('\n'))
        rest.remove_prefix(1);
    if (rest.starts_with("From ") || rest.starts_with(">From "))
        rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
    m_root = partFrom(rest);
    forEachField(m_root.header, [this](std::string_view name, std::string_view value) {
        m_fields.push_back({name, value});
        return true;
    });
    readParts(m_root, 0);
}

void Letter::readParts(Part &part, int depth)
{
    std::string boundary;
    readHeaderOf(part, boundary);
    if (!part.isMultipart() || boundary.empty() || depth >= deepest)
        return;
    const std::string delimiter = "--" + boundary;
    std::size_t at = nextDelimiter(part.content, delimiter, 0);
    while (at != std::string_view::npos && m_parts < mostParts) {
        const std::size_t lineEnd = part.content.find('\n', at);
        const bool last = part.content.substr(at + delimiter.size(), 2) == "--";
        if (last || lineEnd == std::string_view::npos)
            return;
        const std::size_t next = nextDelimiter(part.content, delimiter, lineEnd + 1);
        const std::size_t end = next == std::string_view::npos ? part.content.size() : next - 1;
        ++m_parts;
        const std::size_t begin = lineEnd + 1;
        part.parts.push_back(partFrom(part.content.substr(begin, end > begin ? end - begin : 0)));
        readParts(part.parts.back(), depth + 1);
        at = next;
    }
}

std::string_view Letter::rawField(std::string_view name) const
{
    const auto found = std::find_if(m_fields.begin(), m_fields.end(),
                                    [&](const Field &field) { return sameName(field.name, name); });
    return found == m_fields.end() ? std::string_view() : found->value;
}

QString Letter::field(std::string_view name) const
{
    return decodedField(rawField(name));
}

bool Letter::has(std::string_view name) const
{
    return rawField(name).data() != nullptr;
}

bool looksLikeLetter(std::string_view bytes)
{
    static const std::vector<std::string_view> known{
        "from",       "to",           "subject",       "date",         "received",     "return-path",
        "message-id", "mime-version", "reply-to",      "content-type", "delivered-to", "x-failed-recipients",
        "sender",     "cc",           "auto-submitted"};
    while (!bytes.empty() && (bytes.front() == '\n' || bytes.front() == '\r'))
        bytes.remove_prefix(1);
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    const bool mbox = bytes.starts_with("From ");
    int fields = 0;
    int lines = 0;
    std::size_t at = 0;
    while (at < bytes.size() && ++lines < 200) {
        const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
        const std::string_view line = bytes.substr(at, end - at);
        at = end + (bytes.substr(end, 2) == "\r\n" ? 2 : 1);
        if (line.empty())
            break;
        if (line.front() == ' ' || line.front() == '\t' || (lines == 1 && mbox))
            continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || line.substr(0, colon).find(' ') != std::string_view::npos)
            return fields >= 2 && mbox;
        fields += std::any_of(known.begin(), known.end(),
                              [&](std::string_view name) { return sameName(line.substr(0, colon), name); })
                      ? 1
                      : 0;
        if (fields >= 2)
            return true;
    }
    return fields >= 2;
}

std::string_view rawField(std::string_view header, std::string_view name)
{
    std::string_view found;
    forEachField(header, [&](std::string_view field, std::string_view value) {
        if (!sameName(field, name))
            return true;
        found = value;
        return false;
    });
    return found;
}

std::vector<std::string_view> rawFields(std::string_view header, std::string_view name)
{
    std::vector<std::string_view> found;
    forEachField(header, [&](std::string_view field, std::string_view value) {
        if (sameName(field, name))
            found.push_back(value);
        return true;
    });
    return found;
}

QString decodedField(std::string_view raw)
{
    std::string unfolded(trimmed(raw));
    std::replace(unfolded.begin(), unfolded.end(), '\n', ' ');
    if (isAscii(unfolded) && unfolded.find("=?") == std::string::npos &&
        unfolded.find('\x1b') == std::string::npos)
        return QString::fromLatin1(unfolded.data(), qsizetype(unfolded.size())).simplified();
    if (unfolded.find("=?") == std::string::npos)
        return decodeServerText(QByteArray::fromStdString(unfolded)).simplified();
    startGMime();
    char *decoded = g_mime_utils_header_decode_text(nullptr, unfolded.c_str());
    const QString text = QString::fromUtf8(decoded);
    g_free(decoded);
    return shown(text.simplified());
}

static QStringList parsedAddresses(const std::string &value)
{
    startGMime();
    QStringList addresses;
    InternetAddressList *list = internet_address_list_parse(nullptr, value.c_str());
    if (!list)
        return addresses;
    for (int i = 0; i < internet_address_list_length(list); ++i) {
        InternetAddress *one = internet_address_list_get_address(list, i);
        if (INTERNET_ADDRESS_IS_MAILBOX(one))
            addresses +=
                shown(QString::fromUtf8(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one))));
    }
    g_object_unref(list);
    return addresses;
}

QStringList addressesIn(std::string_view raw)
{
    // The same few systems return a million mails, to the same few senders.
    static thread_local Remembered<QStringList> remembered;
    constexpr quint64 everybody = 0;
    const std::string value(trimmed(raw));
    if (const QStringList *known = remembered.find(everybody, value))
        return *known;
    QStringList addresses = parsedAddresses(value);
    remembered.keep(everybody, value, addresses);
    return addresses;
}

std::string decodedContent(const Part &part, std::size_t limit)
{
    std::string_view content = part.content;
    GMimeContentEncoding encoding = GMIME_CONTENT_ENCODING_DEFAULT;
    if (part.encoding == "base64")
        encoding = GMIME_CONTENT_ENCODING_BASE64;
    else if (part.encoding == "quoted-printable")
        encoding = GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    else if (part.encoding.ends_with("uuencode"))
        encoding = GMIME_CONTENT_ENCODING_UUENCODE;
    if (encoding == GMIME_CONTENT_ENCODING_DEFAULT)
        return std::string(content.substr(0, limit));
    // An encoding never makes more than three times as much of its content.
    std::string decoded =
        transferDecoded(content.substr(0, std::min(content.size(), 3 * limit + 64)), encoding);
    if (decoded.size() > limit)
        decoded.resize(limit);
    return decoded;
}

QString textOf(const Part &part, std::size_t limit)
{
    const std::string bytes = decodedContent(part, limit);
    QString text;
    if (isAscii(bytes) && bytes.find('\x1b') == std::string::npos)
        text = QString::fromLatin1(bytes.data(), qsizetype(bytes.size()));
    else if (const auto read = part.charset.empty()
                                   ? std::nullopt
                                   : textFrom(QByteArray::fromStdString(part.charset), bytes))
        text = *read;
    else
        text = guessed(bytes);
    return part.type == "text/html" ? textOfHtml(text) : text;
}

} // namespace todoku
