#include "letters/draft.h"

#include "evidence/servertext.h"
#include "letters/attachment.h"
#include "letters/charsetdoubt.h"
#include "letters/lookalike.h"

#include <QSet>

#include <algorithm>

namespace todoku
{

namespace
{

using namespace Qt::StringLiterals;

constexpr std::size_t mostText = 1U << 20; ///< of each text of the body
constexpr int mostTexts = 20;
constexpr int mostNames = 5;  ///< that are named; the others are only counted
constexpr int mostMails = 12; ///< nobody sends a file in more mails than this
constexpr qint64 megabyte = 1 << 20;

QString shownName(const QString &name)
{
    if (name.isEmpty())
        return u"(-)"_s;
    // The end of a long name is what tells its kind.
    return name.size() <= 80 ? shown(name) : shown(name.left(50)) + u'…' + shown(name.right(25));
}

/// "a.pdf, b.pdf … (7)".
QString listed(const QStringList &names)
{
    QStringList first;
    for (const QString &name : names.mid(0, mostNames))
        first += shownName(name);
    const QString all = first.join(", "_L1);
    return names.size() > mostNames ? all + u" … (%1)"_s.arg(names.size()) : all;
}

bool isBlank(QChar c)
{
    // What only looks empty counts as empty: zero-width letters, and the Hangul and Braille blanks.
    return c.isSpace() || c.category() == QChar::Other_Format || c.category() == QChar::Other_Control ||
           c == QChar(0x3164) || c == QChar(0x2800);
}

bool isEmpty(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), isBlank);
}

/// No Japanese, nor any other letter that needs more than one byte in the charsets that such filters know.
/// Typographic quotes and dashes do not make a text Japanese.
bool isSingleByte(const QString &text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c.unicode() < 0x100 || (c.unicode() >= 0x2010 && c.unicode() <= 0x203A) ||
               c.unicode() == 0xFEFF;
    });
}

/// All that the rules look at, read once.
struct Sight {
    const Draft &draft;
    QList<Attachment> files;
    QList<const Part *> body;
    QString text;
    QStringList recipients;
    bool sealed = false; ///< encrypted as a whole: what it says cannot be seen by a filter either

    explicit Sight(const Draft &seen);

    qint64 filesSize() const
    {
        qint64 all = 0;
        for (const Attachment &file : files)
            all += file.size;
        return all;
    }
};

Sight::Sight(const Draft &seen)
    : draft(seen), files(attachmentsOf(seen.letter)), body(bodyOf(seen.letter).mid(0, mostTexts))
{
    const std::string &type = seen.letter.root().type;
    sealed = type == "multipart/encrypted" || type == "application/pkcs7-mime" ||
             type == "application/x-pkcs7-mime";
    for (const Part *part : body)
        text += textOf(*part, mostText) + u'\n';
    for (const char *field : {"to", "cc", "bcc"})
        for (const std::string_view raw : rawFields(seen.letter.root().header, field))
            if (recipients.size() < mostRecipients)
                recipients += recipientsIn(raw);
    recipients = recipients.mid(0, mostRecipients);
    // What was not read belongs to the last file that was begun.
    if (const qint64 unread = seen.size - seen.read; unread > 0 && !files.isEmpty()) {
        files.last().size += unread;
        files.last().fileSize += unread * 57 / 78;
    }
    QSet<QString> known;
    recipients.removeIf([&known](const QString &address) {
        const bool again = known.contains(address.toLower());
        known += address.toLower();
        return again;
    });
}

/// How the files go into mails that stay below the limit: the largest first, each into the first mail where
/// it fits. Empty where a file fits into none, or too many mails would be needed.
QList<QStringList> sharedOut(QList<Attachment> files, qint64 limit, qint64 besides)
{
    files.removeIf([](const Attachment &file) { return file.size == 0; });
    std::stable_sort(files.begin(), files.end(),
                     [](const Attachment &one, const Attachment &other) { return one.size > other.size; });
    QList<QStringList> mails;
    QList<qint64> sizes;
    for (const Attachment &file : files) {
        qsizetype mail = 0;
        while (mail < mails.size() && sizes[mail] + file.size >= limit)
            ++mail;
        if (mail == mails.size()) {
            if (besides + file.size >= limit || mails.size() >= mostMails)
                return {};
            mails += QStringList();
            sizes += besides;
        }
        mails[mail] += file.name;
        sizes[mail] += file.size;
    }
    return mails;
}

/// What to do about files that are too large together, in facts: `plan` for several mails, or `pieces` of one
/// file.
QString addWayOut(QMap<QString, QString> &facts, const QList<Attachment> &files, qint64 limit, qint64 besides)
{
    const auto largest =
        std::max_element(files.cbegin(), files.cend(), [](const Attachment &one, const Attachment &other) {
            return one.size < other.size;
        });
    if (largest == files.cend() || largest->size == 0 || besides >= limit)
        return u"no-files"_s;
    // Base64 makes 78 bytes with CRLF of each 57 (RFC 2045, 6.8).
    const qint64 room = std::max<qint64>(limit - besides, 1) * 57 / 78;
    facts.insert(u"room"_s, sizeAsText(room));
    if (besides + largest->size >= limit) {
        facts.insert(u"name"_s, shownName(largest->name));
        facts.insert(u"name-size"_s, sizeAsText(largest->size));
        const qint64 pieces = largest->fileSize / std::max<qint64>(room, 1) + 1;
        if (pieces <= mostMails)
            facts.insert(u"pieces"_s, QString::number(std::max<qint64>(pieces, 2)));
        return u"one-file"_s;
    }
    const QList<QStringList> mails = sharedOut(files, limit, besides);
    if (mails.isEmpty())
        return u"too-many-files"_s;
    QStringList plan;
    for (const QStringList &mail : mails)
        plan += u"(%1) %2"_s.arg(plan.size() + 1).arg(listed(mail));
    facts.insert(u"mails"_s, QString::number(mails.size()));
    facts.insert(u"plan"_s, plan.join("  "_L1));
    return u"several-files"_s;
}

using Findings = QList<DraftFinding>;

/// A finding of the rule's id, unless the rule is not about this kind.
void add(Findings &findings, const DraftRule &rule, const QString &kind, QMap<QString, QString> facts)
{
    if (rule.kinds.isEmpty() || rule.kinds.contains(kind))
        findings += DraftFinding{rule.id, kind, rule.refusal, std::move(facts)};
}

void addNamed(Findings &findings, const DraftRule &rule, const QString &kind, const QStringList &names)
{
    if (!names.isEmpty())
        add(findings, rule, kind, {{u"name"_s, listed(names)}});
}

Findings largeAttachments(const Sight &sight, const DraftRule &rule)
{
    const qint64 size = sight.filesSize();
    Findings findings;
    if (size < rule.from || size == 0)
        return findings;
    qint64 fileSize = 0;
    for (const Attachment &file : sight.files)
        fileSize += file.size > 0 ? file.fileSize : 0;
    QMap<QString, QString> facts{{u"size"_s, sizeAsText(size)},
                                 {u"file-size"_s, sizeAsText(fileSize)},
                                 {u"limit"_s, sizeAsText(rule.from)}};
    const QString kind = addWayOut(facts, sight.files, rule.from, 0);
    add(findings, rule, kind, facts);
    return findings;
}

Findings largeMessage(const Sight &sight, const DraftRule &rule)
{
    Findings findings;
    if (sight.draft.size < rule.from || sight.draft.read < sight.draft.size)
        return findings;
    QMap<QString, QString> facts{{u"size"_s, sizeAsText(sight.draft.size)},
                                 {u"limit"_s, sizeAsText(rule.from)}};
    const QString kind = addWayOut(facts, sight.files, rule.from, sight.draft.size - sight.filesSize());
    add(findings, rule, kind, facts);
    return findings;
}

bool isProgramName(const QString &name, const DraftRule &rule)
{
    return rule.names.contains(extensionOf(name));
}

/// "invoice.pdf.exe".
bool isDisguised(const QString &name, const DraftRule &rule)
{
    if (!isProgramName(name, rule))
        return false;
    const QString plain = name.normalized(QString::NormalizationForm_KC);
    const QString front = plain.left(plain.lastIndexOf(u'.' + extensionOf(name), -1, Qt::CaseInsensitive));
    return rule.disguises.contains(extensionOf(front));
}

Findings programs(const Sight &sight, const DraftRule &rule)
{
    QStringList turned;
    QStringList disguised;
    QStringList byName;
    QStringList inside;
    QStringList byContent;
    for (const Attachment &file : sight.files) {
        const auto within = std::find_if(file.inside.cbegin(), file.inside.cend(),
                                         [&](const QString &name) { return isProgramName(name, rule); });
        if (file.hasTurnedName())
            turned += file.name;
        else if (isDisguised(file.name, rule))
            disguised += file.name;
        else if (isProgramName(file.name, rule))
            byName += file.name;
        else if (within != file.inside.cend())
            inside += u"%1 (%2)"_s.arg(shownName(file.name), shownName(*within));
        else if (file.isProgram)
            byContent += file.name;
    }
    Findings findings;
    addNamed(findings, rule, u"turned-name"_s, turned);
    addNamed(findings, rule, u"double-extension"_s, disguised);
    addNamed(findings, rule, u"by-name"_s, byName);
    addNamed(findings, rule, u"in-archive"_s, inside);
    addNamed(findings, rule, u"by-content"_s, byContent);
    return findings;
}

Findings namelessFiles(const Sight &sight, const DraftRule &rule)
{
    QStringList names;
    qsizetype nameless = 0;
    for (const Attachment &file : sight.files) {
        if (!file.isFile)
            continue;
        if (isEmpty(file.name))
            ++nameless;
        else if (file.extension().isEmpty())
            names += file.name;
    }
    Findings findings;
    addNamed(findings, rule, u"without-extension"_s, names);
    if (nameless > 0)
        add(findings, rule, u"without-name"_s, {{u"count"_s, QString::number(nameless)}});
    return findings;
}

Findings lockedFiles(const Sight &sight, const DraftRule &rule)
{
    QStringList archives;
    QStringList documents;
    for (const Attachment &file : sight.files) {
        if (file.isEncryptedZip)
            archives += file.name;
        else if (file.isEncryptedDocument)
            documents += file.name;
    }
    Findings findings;
    addNamed(findings, rule, u"zip"_s, archives);
    addNamed(findings, rule, u"document"_s, documents);
    return findings;
}

Findings macros(const Sight &sight, const DraftRule &rule)
{
    QStringList byName;
    QStringList byContent;
    QStringList old;
    for (const Attachment &file : sight.files) {
        if (rule.names.contains(file.extension()))
            byName += file.name;
        else if (file.hasMacros)
            byContent += file.name;
        else if (file.isOldOffice)
            old += file.name;
    }
    Findings findings;
    addNamed(findings, rule, u"by-name"_s, byName);
    addNamed(findings, rule, u"by-content"_s, byContent);
    addNamed(findings, rule, u"old-format"_s, old);
    return findings;
}

Findings subject(const Sight &sight, const DraftRule &rule)
{
    const QString value = sight.draft.letter.field("subject");
    const bool empty = isEmpty(value);
    Findings findings;
    if (rule.id == "subject-empty"_L1) {
        if (empty)
            add(findings, rule, u"empty"_s, {});
    } else if (!empty && isSingleByte(value)) {
        add(findings, rule, u"ascii-only"_s, {{u"subject"_s, shown(value, 80)}});
    }
    return findings;
}

Findings bodyText(const Sight &sight, const DraftRule &rule)
{
    const bool empty = isEmpty(sight.text);
    Findings findings;
    // Where the end was not read, the text may stand there.
    if (sight.sealed || (empty && sight.draft.read < sight.draft.size))
        return findings;
    if (rule.id == "body-empty"_L1) {
        if (empty)
            add(findings, rule, u"empty"_s, {});
    } else if (!empty && isSingleByte(sight.text)) {
        add(findings, rule, u"ascii-only"_s, {});
    }
    return findings;
}

Findings manyRecipients(const Sight &sight, const DraftRule &rule)
{
    Findings findings;
    if (sight.recipients.size() < rule.from)
        return findings;
    // So many mails, each to fewer than the limit.
    const qint64 each = std::max<qint64>(rule.from - 1, 1);
    const qint64 mails = (sight.recipients.size() + each - 1) / each;
    add(findings, rule, u"many"_s,
        {{u"count"_s, QString::number(sight.recipients.size())},
         {u"limit"_s, QString::number(rule.from)},
         {u"each"_s, QString::number(each)},
         {u"mails"_s, QString::number(mails)}});
    return findings;
}

Findings sendOnly(const Sight &sight, const DraftRule &rule)
{
    QStringList found;
    for (const QString &address : sight.recipients) {
        QString local = address.section(u'@', 0, -2).toLower();
        local.removeIf([](QChar c) { return c == u'-' || c == u'_' || c == u'.'; });
        if (std::any_of(rule.names.cbegin(), rule.names.cend(),
                        [&](const QString &name) { return local.startsWith(name) || local.endsWith(name); }))
            found += address;
    }
    Findings findings;
    if (!found.isEmpty())
        add(findings, rule, u"send-only"_s, {{u"recipient"_s, listed(found)}});
    return findings;
}

Findings doubtfulRecipients(const Sight &sight, const DraftRule &rule)
{
    const FamiliarDomains domains{rule.domains, rule.alsoDomains};
    QList<AddressDoubt> doubts;
    for (const QString &address : sight.recipients)
        if (const auto doubt = doubtAboutAddress(address, domains))
            doubts += *doubt;
    doubts += nearlyTheSame(sight.recipients);
    Findings findings;
    for (const AddressDoubt &doubt : doubts) {
        if (findings.size() >= mostDoubts)
            break;
        QMap<QString, QString> facts{{u"recipient"_s, shown(doubt.address, 120)}};
        if (!doubt.meant.isEmpty())
            facts.insert(u"meant"_s, shown(doubt.meant, 120));
        add(findings, rule, doubt.kind, facts);
    }
    return findings;
}

void addCharset(Findings &findings, const DraftRule &rule, const CharsetDoubt &doubt)
{
    const auto alike = [&](const DraftFinding &finding) { return finding.kind == doubt.kind; };
    if (std::any_of(findings.cbegin(), findings.cend(), alike))
        return;
    QMap<QString, QString> facts;
    if (!doubt.charset.isEmpty())
        facts.insert(u"charset"_s, doubt.charset);
    if (!doubt.characters.isEmpty())
        facts.insert(u"characters"_s, doubt.characters);
    add(findings, rule, doubt.kind, facts);
}

Findings charsets(const Sight &sight, const DraftRule &rule)
{
    Findings findings;
    for (const char *field : {"subject", "from", "to", "cc"})
        if (const auto doubt = charsetDoubtOfField(rawField(sight.draft.letter.root().header, field)))
            addCharset(findings, rule, *doubt);
    for (const Part *part : sight.body)
        if (const auto doubt = charsetDoubtOf(*part, mostText))
            addCharset(findings, rule, *doubt);
    return findings;
}

struct Question {
    QString id;
    QStringList kinds;
    Findings (*ask)(const Sight &sight, const DraftRule &rule);
};

/// In the contract's order.
const QList<Question> &questions()
{
    static const QList<Question> all{
        {u"attachment-too-large"_s,
         {u"several-files"_s, u"one-file"_s, u"too-many-files"_s},
         largeAttachments},
        {u"attachment-executable"_s,
         {u"turned-name"_s, u"double-extension"_s, u"by-name"_s, u"in-archive"_s, u"by-content"_s},
         programs},
        {u"attachment-without-extension"_s, {u"without-extension"_s, u"without-name"_s}, namelessFiles},
        {u"subject-ascii-only"_s, {u"ascii-only"_s}, subject},
        {u"body-ascii-only"_s, {u"ascii-only"_s}, bodyText},
        {u"subject-empty"_s, {u"empty"_s}, subject},
        {u"body-empty"_s, {u"empty"_s}, bodyText},
        {u"too-many-recipients"_s, {u"many"_s}, manyRecipients},
        {u"send-only-recipient"_s, {u"send-only"_s}, sendOnly},
        {u"recipient-suspicious"_s,
         {u"incomplete"_s, u"hidden-character"_s, u"full-width"_s, u"domain-dots"_s, u"domain-hyphen"_s,
          u"local-dots"_s, u"local-hyphen"_s, u"mixed-scripts"_s, u"look-alike-letters"_s,
          u"look-alike-domain"_s, u"nearly-the-same"_s},
         doubtfulRecipients},
        {u"message-too-large"_s,
         {u"several-files"_s, u"one-file"_s, u"too-many-files"_s, u"no-files"_s, u"read-in-part"_s},
         largeMessage},
        {u"attachment-encrypted-archive"_s, {u"zip"_s, u"document"_s}, lockedFiles},
        {u"attachment-macro"_s, {u"by-name"_s, u"by-content"_s, u"old-format"_s}, macros},
        {u"charset-mojibake"_s,
         {u"does-not-fit"_s, u"machine-dependent"_s, u"charset-missing"_s, u"charset-unknown"_s,
          u"raw-header"_s},
         charsets}};
    return all;
}

/// Two rules may find the same: what more recipients refuse is what counts.
void keepGraver(Findings &all, const Findings &more)
{
    for (const DraftFinding &finding : more) {
        const auto same = std::find_if(all.begin(), all.end(), [&](const DraftFinding &earlier) {
            return earlier.id == finding.id &&
                   earlier.facts.value(u"recipient"_s) == finding.facts.value(u"recipient"_s) &&
                   (earlier.kind == finding.kind || earlier.facts.contains(u"limit"_s));
        });
        if (same == all.end())
            all += finding;
        else if (finding.refusal > same->refusal)
            *same = finding;
    }
}

qint64 linesWithoutCr(std::string_view bytes)
{
    qint64 lines = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        lines += bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r') ? 1 : 0;
    return lines;
}

} // namespace

Draft::Draft(std::string bytes, qint64 unread)
    : size(qint64(bytes.size()) + linesWithoutCr(bytes) + unread), read(size - unread),
      letter(std::move(bytes))
{
}

QList<DraftFinding> findIn(const Draft &draft, const RecipientPolicy &policy)
{
    const Sight sight(draft);
    Findings all;
    for (const Question &question : questions()) {
        Findings ofThis;
        Refusal forSize = Refusal::Note;
        for (const DraftRule &rule : policy.rules) {
            if (rule.id != question.id)
                continue;
            keepGraver(ofThis, question.ask(sight, rule));
            if (draft.size >= rule.from)
                forSize = std::max(forSize, rule.refusal);
        }
        all += ofThis.mid(0, mostDoubts);
        if (question.ask == largeMessage && draft.read < draft.size)
            all += DraftFinding{question.id,
                                u"read-in-part"_s,
                                forSize,
                                {{u"size"_s, sizeAsText(draft.size)}, {u"read"_s, sizeAsText(draft.read)}}};
    }
    return all;
}

QStringList kindsOf(const QString &id)
{
    for (const Question &question : questions())
        if (question.id == id)
            return question.kinds;
    return {};
}

QStringList draftFindingIds()
{
    QStringList ids;
    for (const Question &question : questions())
        ids += question.id;
    return ids;
}

QString sizeAsText(qint64 bytes)
{
    if (bytes < megabyte)
        return u"%1 KB"_s.arg((bytes + 1023) / 1024);
    const qint64 tenths = (bytes * 10 + megabyte - 1) / megabyte;
    // Rounded down, a size just above a limit would look like the limit.
    return bytes % megabyte == 0 ? u"%1 MB"_s.arg(bytes / megabyte)
                                 : u"%1 MB"_s.arg(double(tenths) / 10.0, 0, 'f', 1);
}

} // namespace todoku
