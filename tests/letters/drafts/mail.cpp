#include "mail.h"

#include "explanation/draftwords.h"
#include "explanation/policyfile.h"

namespace todoku
{

namespace
{

QByteArray wrapped(const QByteArray &bytes)
{
    const QByteArray encoded = bytes.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < encoded.size(); at += 76)
        lines += encoded.mid(at, 76) + "\r\n";
    return lines;
}

QByteArray number(qint64 value, int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes += char(value >> (8 * i) & 0xFF);
    return bytes;
}

} // namespace

QByteArray Mail::bytes() const
{
    QByteArray mail = "From: hanako@example.com\r\nTo: " + to + "\r\n";
    if (!subject.isNull())
        mail += "Subject: " + subject + "\r\n";
    mail += moreFields + "Date: Sun, 22 Nov 2026 10:00:00 +0900\r\nMIME-Version: 1.0\r\n";
    const QByteArray text =
        "Content-Type: " + bodyType + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + body;
    if (files.isEmpty())
        return mail + text;
    mail += "Content-Type: multipart/mixed; boundary=part\r\n\r\n--part\r\n" + text + "\r\n--part";
    for (const File &file : files) {
        mail += "\r\nContent-Type: " + file.type + "\r\nContent-Transfer-Encoding: base64\r\n" +
                "Content-Disposition: attachment" +
                (file.name.isEmpty() ? QByteArray() : "; filename=" + file.name) + "\r\n\r\n" +
                wrapped(file.bytes) + "--part";
    }
    return mail + "--\r\n";
}

QByteArray zipOf(const QList<QByteArray> &names, int flags)
{
    QByteArray archive;
    QByteArray directory;
    for (const QByteArray &name : names) {
        // Version, flags, then method, time and date, CRC and both sizes, all 0: nothing is in it.
        const QByteArray middle =
            number(20, 2) + number(flags, 2) + number(0, 6) + number(0, 4) + number(0, 8);
        directory += "PK\x01\x02" + number(20, 2) + middle + number(name.size(), 2) + number(0, 2) +
                     number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(archive.size(), 4) +
                     name;
        archive += "PK\x03\x04" + middle + number(name.size(), 2) + number(0, 2) + name;
    }
    const qsizetype offset = archive.size();
    return archive + directory + "PK\x05\x06" + number(0, 4) + number(names.size(), 2) +
           number(names.size(), 2) + number(directory.size(), 4) + number(offset, 4) + number(0, 2);
}

QByteArray filled(const QByteArray &beginning, int size)
{
    QByteArray bytes = beginning;
    bytes.reserve(size);
    while (bytes.size() < size)
        bytes += char(bytes.size() * 31 % 251 + 1);
    return bytes;
}

RecipientPolicy usualPolicy()
{
    const auto policy =
        readPolicyFile(QStringLiteral(TODOKU_SOURCE_DIR "/resources/knowledge/policies/default.yaml"));
    return policy ? *policy : RecipientPolicy{{policy.complaint().text(Language::English), {}}, {}};
}

QList<DraftFinding> foundIn(const QByteArray &mail, const RecipientPolicy &policy)
{
    return findIn(Draft(mail.toStdString()), policy);
}

std::string idsIn(const QByteArray &mail)
{
    QStringList lines;
    for (const DraftFinding &finding : foundIn(mail))
        lines += finding.id + u'/' + finding.kind + u' ' + name(finding.refusal);
    return lines.join(u'\n').toStdString();
}

std::string idsIn(const Mail &mail)
{
    return idsIn(mail.bytes());
}

} // namespace todoku
