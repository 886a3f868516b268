#include "letters/attachment.h"

#include "letters/ziplisting.h"

#include <QRegularExpression>

#include <algorithm>

namespace todoku
{

namespace
{

/// Of a file no more is looked at; its size is known all the same where it was read.
constexpr std::size_t mostLookedAt = 32U << 20;

constexpr std::string_view compoundFile("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8); // MS-CFB 2.2

std::string lowered(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size())).toLower().toStdString();
}

bool saysAttachment(const Part &part)
{
    return QByteArray::fromStdString(lowered(rawField(part.header, "content-disposition")))
        .trimmed()
        .startsWith("attachment");
}

bool isBody(const Part &part)
{
    return (part.type == "text/plain" || part.type == "text/html") && part.fileName.empty() &&
           !saysAttachment(part);
}

/// What programs add on their own, and nobody attached: signatures, keys, the parts of an encrypted message.
bool isWrapping(const Part &part)
{
    return part.type.starts_with("application/pgp-") || part.type.find("pkcs7-") != std::string::npos;
}

/// As the name of a stream stands in a compound file (UTF-16, lowest byte first).
bool holdsWide(std::string_view bytes, std::string_view name)
{
    std::string wide;
    for (const char c : name)
        wide += {c, '\0'};
    return bytes.find(wide) != std::string_view::npos;
}

/// "MZ" alone begins many a text; a program's header has empty bytes in it.
bool looksLikeProgram(std::string_view bytes)
{
    if (bytes.starts_with(std::string_view("\x7F"
                                           "ELF",
                                           4)))
        return true;
    return bytes.starts_with("MZ") && bytes.size() >= 64 &&
           bytes.substr(0, 64).find('\0') != std::string_view::npos;
}

/// "/Encrypt 12 0 R" or "/Encrypt <<" in a trailer (ISO 32000-1, 7.6.1).
bool isEncryptedPdf(std::string_view bytes)
{
    if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos)
        return false;
    constexpr std::string_view key = "/Encrypt";
    for (std::size_t at = bytes.find(key); at != std::string_view::npos; at = bytes.find(key, at + 1)) {
        std::string_view rest = bytes.substr(at + key.size(), 16);
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\n' || rest.front() == '\r'))
            rest.remove_prefix(1);
        if (rest.starts_with("<<") || (!rest.empty() && rest.front() >= '0' && rest.front() <= '9'))
            return true;
    }
    return false;
}

void lookInto(Attachment &file, std::string_view bytes)
{
    file.isProgram = looksLikeProgram(bytes);
    if (const auto listing = zipListing(bytes)) {
        file.inside = listing->names;
        file.isEncryptedZip = listing->encrypted;
        file.hasMacros = std::any_of(file.inside.cbegin(), file.inside.cend(), [](const QString &name) {
            return name.endsWith(QStringLiteral("vbaProject.bin"), Qt::CaseInsensitive);
        });
    }
    if (bytes.starts_with(compoundFile)) {
        static const QStringList office = QStringLiteral("doc dot xls xlt xla ppt pot pps").split(u' ');
        file.isEncryptedDocument = holdsWide(bytes, "EncryptedPackage");
        file.hasMacros = holdsWide(bytes, "_VBA_PROJECT");
        file.isOldOffice = !file.hasMacros && !file.isEncryptedDocument && office.contains(file.extension());
    }
    file.isEncryptedDocument = file.isEncryptedDocument || isEncryptedPdf(bytes);
}

Attachment attachmentFrom(const Part &part)
{
    Attachment file;
    file.name = QString::fromStdString(part.fileName);
    file.size = qint64(part.content.size()) + std::count(part.content.begin(), part.content.end(), '\n');
    file.isFile = (!file.name.isEmpty() || saysAttachment(part)) && !isWrapping(part) && !part.isLetter();
    const std::string bytes = decodedContent(part, mostLookedAt);
    file.fileSize = qint64(bytes.size());
    if (!part.isLetter())
        lookInto(file, bytes);
    return file;
}

void collectFrom(const Part &part, int depth, QList<Attachment> &all)
{
    for (const Part &inner : part.parts)
        collectFrom(inner, depth, all);
    if (part.isMultipart() || isBody(part) || all.size() >= Letter::mostParts)
        return;
    all += attachmentFrom(part);
    if (!part.isLetter() || depth >= deepestLetter)
        return;
    // Its files are part of what was just counted, so they are looked at but weigh nothing.
    const Letter inner(decodedContent(part, mostLookedAt));
    QList<Attachment> within;
    collectFrom(inner.root(), depth + 1, within);
    for (Attachment &file : within) {
        file.size = 0;
        all += std::move(file);
    }
}

void collectBody(const Part &part, QList<const Part *> &all)
{
    for (const Part &inner : part.parts)
        collectBody(inner, all);
    if (!part.isMultipart() && isBody(part))
        all += &part;
}

} // namespace

QString extensionOf(const QString &name)
{
    constexpr qsizetype longestEnding = 300; // a stranger's name may be of any length
    static const QRegularExpression last(QStringLiteral("[^./\\\\]\\s*\\.([a-z0-9_~!-]{1,12})[\\s.]*$"),
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression real(
        QStringLiteral("[a-z]|^0\\d\\d$")); // report.001 is a part of an archive
    const QString ending =
        last.match(name.right(longestEnding).normalized(QString::NormalizationForm_KC)).captured(1).toLower();
    return real.match(ending).hasMatch() ? ending : QString();
}

QString Attachment::extension() const
{
    return extensionOf(name);
}

bool Attachment::hasTurnedName() const
{
    return std::any_of(name.cbegin(), name.cend(), [](QChar c) {
        return (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
    });
}

QList<Attachment> attachmentsOf(const Letter &letter)
{
    QList<Attachment> all;
    collectFrom(letter.root(), 0, all);
    return all;
}

QList<const Part *> bodyOf(const Letter &letter)
{
    QList<const Part *> all;
    collectBody(letter.root(), all);
    return all;
}

} // namespace todoku
