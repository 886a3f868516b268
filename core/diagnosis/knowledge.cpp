#include "diagnosis/knowledge.h"

#include "diagnosis/placeholders.h"
#include "diagnosis/yamlfile.h"
#include "phrases/pattern.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace todoku
{

namespace
{

/// Our longest cause has a few kilobytes: what is much longer was put there by mistake.
constexpr qint64 longestFile = 1 << 20;

/// The text of one of our files. Throws Wrong.
QString readText(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw Wrong{{path,
                     0,
                     {QStringLiteral("読めません (%1)。").arg(file.errorString()),
                      QStringLiteral("cannot be read (%1)").arg(file.errorString())}}};
    if (file.size() > longestFile)
        throw Wrong{
            {path, 0, {QStringLiteral("1 MiB を超えています。"), QStringLiteral("is longer than 1 MiB")}}};
    return QString::fromUtf8(file.readAll());
}

/// findings.yaml: `id: {ja: sentence, en: sentence}`. Throws Wrong.
QMap<QString, Words> readSentences(const QString &path)
{
    const YamlFile yaml(path, 0);
    const YAML::Node top = yaml.parse(readText(path));
    QMap<QString, Words> sentences;
    if (!top.IsMap())
        yaml.refuse(top, {QStringLiteral("「発見の id: {ja: …, en: …}」を並べてください。"),
                          QStringLiteral("this file lists `finding: {ja: ..., en: ...}`")});
    for (const auto &entry : top) {
        const QString id = yaml.word(entry.first);
        const Words words = yaml.inBothLanguages(entry.second);
        const QString unknown = unknownPlaceholderIn(words.ja + words.en);
        if (!unknown.isEmpty())
            yaml.refuse(entry.second, {QStringLiteral("{%1} に入る値はありません。").arg(unknown),
                                       QStringLiteral("nothing ever fills {%1}").arg(unknown)});
        if (sentences.contains(id))
            yaml.refuse(entry.first, {QStringLiteral("「%1」が二度あります。").arg(id),
                                      QStringLiteral("`%1` stands here twice").arg(id)});
        sentences.insert(id, words);
    }
    return sentences;
}

/// Reads one file whose name is its cause's id. Throws Wrong.
Cause readCauseFile(const QFileInfo &file)
{
    auto cause = readCause(readText(file.filePath()), file.filePath());
    if (!cause)
        throw Wrong{cause.complaint()};
    if (cause->id != file.completeBaseName())
        throw Wrong{
            {file.filePath(),
             0,
             {QStringLiteral("id「%1」とファイル名が違います。同じにしてください。").arg(cause->id),
              QStringLiteral("the id `%1` and the file's name differ; make them the same").arg(cause->id)}}};
    return *std::move(cause);
}

QList<Condition> conditionsOf(const Cause &cause)
{
    QList<Condition> all = cause.against;
    for (const Rule &rule : cause.rules)
        all << rule.main << rule.with << rule.without;
    return all;
}

bool stands(const QString &pattern, const QStringList &findings)
{
    const qsizetype star = pattern.indexOf(u'*');
    if (star < 0)
        return findings.contains(pattern);
    return std::any_of(findings.cbegin(), findings.cend(), [&](const QString &id) {
        return id.startsWith(QStringView(pattern).left(star)) &&
               id.endsWith(QStringView(pattern).mid(star + 1));
    });
}

/// Throws Wrong where a rule waits for a finding that is never made.
void demandKnownFindings(const Cause &cause, const QStringList &findings)
{
    for (const Condition &condition : conditionsOf(cause))
        if (!stands(condition.finding, findings))
            throw Wrong{
                {cause.file,
                 condition.line,
                 {QStringLiteral("「%1」という発見は findings.yaml にありません。").arg(condition.finding),
                  QStringLiteral("findings.yaml has no finding `%1`").arg(condition.finding)}}};
}

} // namespace

Knowledge::Knowledge() : m_quotations(std::make_shared<const Quotations>()) {}

/// Reads a directory on top of what is known. What is done with a mistake is the caller's choice.
class Knowledge::Reader
{
public:
    explicit Reader(Knowledge base) : m_knowledge(std::move(base)) {}

    /// Reads as far as it can, and keeps the complaints.
    void read(const QString &directory);
    const Knowledge &knowledge() const { return m_knowledge; }
    const QList<Complaint> &complaints() const { return m_complaints; }
    /// The causes that the directory names and nobody knows.
    QList<Complaint> danglingNames() const;

private:
    void readSentencesOf(const QDir &directory);
    void readCausesOf(const QDir &directory);
    void readClientErrorsOf(const QDir &directory);
    void readAnswersOf(const QDir &directory);
    void checkPatternsOf(const QString &directory);
    void add(Cause cause);

    Knowledge m_knowledge;
    QStringList m_read; ///< ids of the causes that this directory brought
    QList<Complaint> m_complaints;
};

void Knowledge::Reader::read(const QString &directory)
{
    const QDir dir(directory);
    if (!dir.exists()) {
        m_complaints +=
            {directory,
             0,
             {QStringLiteral("このフォルダーはありません。"), QStringLiteral("there is no such folder")}};
        return;
    }
    readSentencesOf(dir);
    readCausesOf(dir);
    readClientErrorsOf(dir);
    readAnswersOf(dir);
    checkPatternsOf(directory);
    m_knowledge.m_quotations = std::make_shared<const Quotations>(
        m_knowledge.m_causes, m_knowledge.m_clientErrors, m_knowledge.m_answers);
    if (m_read.isEmpty() && m_complaints.isEmpty())
        m_complaints += {directory,
                         0,
                         {QStringLiteral("原因のファイル (causes/*.md) がありません。"),
                          QStringLiteral("there are no causes here (causes/*.md)")}};
}

void Knowledge::Reader::readSentencesOf(const QDir &directory)
{
    const QString path = directory.filePath(QStringLiteral("findings.yaml"));
    // A pack may live with the findings that are known already.
    if (!m_knowledge.m_sentences.isEmpty() && !QFile::exists(path))
        return;
    try {
        m_knowledge.m_sentences.insert(readSentences(path));
    } catch (const Wrong &wrong) {
        m_complaints += wrong.complaint;
    }
}

void Knowledge::Reader::readCausesOf(const QDir &directory)
{
    // A small pack may put its files straight into the folder.
    const QDir inner(directory.filePath(QStringLiteral("causes")));
    const QDir &dir = inner.exists() ? inner : directory;
    const QStringList findings = m_knowledge.findingIds();
    for (const QFileInfo &file : dir.entryInfoList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        try {
            Cause cause = readCauseFile(file);
            demandKnownFindings(cause, findings);
            add(std::move(cause));
        } catch (const Wrong &wrong) {
            m_complaints += wrong.complaint;
        }
    }
}

void Knowledge::Reader::readClientErrorsOf(const QDir &directory)
{
    const QDir dir(directory.filePath(QStringLiteral("client-errors")));
    auto &known = m_knowledge.m_clientErrors;
    for (const QFileInfo &file : dir.entryInfoList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        try {
            auto errors = readClientErrors(readText(file.filePath()), file.filePath());
            if (!errors)
                throw Wrong{errors.complaint()};
            for (ClientError &error : *errors) {
                known.removeIf([&](const auto &e) { return e->client == error.client && e->id == error.id; });
                known += std::make_shared<const ClientError>(std::move(error));
            }
        } catch (const Wrong &wrong) {
            m_complaints += wrong.complaint;
        }
    }
    for (const auto &error : known)
        for (const auto &[cause, certainty] : error->suspects)
            if (!m_knowledge.cause(cause))
                m_complaints += {error->file,
                                 error->line,
                                 {QStringLiteral("「%1」という原因はありません。").arg(cause),
                                  QStringLiteral("there is no cause `%1`").arg(cause)}};
}

void Knowledge::Reader::readAnswersOf(const QDir &directory)
{
    const QDir dir(directory.filePath(QStringLiteral("answers")));
    auto &known = m_knowledge.m_answers;
    for (const QFileInfo &file : dir.entryInfoList({QStringLiteral("*.md")}, QDir::Files, QDir::Name)) {
        try {
            auto answer = readAnswer(readText(file.filePath()), file.filePath());
            if (!answer)
                throw Wrong{answer.complaint()};
            known.removeIf([&](const auto &a) { return a->id == answer->id; });
            known += std::make_shared<const Answer>(*std::move(answer));
        } catch (const Wrong &wrong) {
            m_complaints += wrong.complaint;
        }
    }
}

/// Compiling thousands of patterns takes longer than explaining a letter: what travels inside the program has
/// been looked at by its tests.
void Knowledge::Reader::checkPatternsOf(const QString &directory)
{
    if (directory.startsWith(QStringLiteral(":/")))
        return;
    const auto check = [&](const QStringList &patterns, const QString &file, int line) {
        if (file.startsWith(directory))
            for (const QString &pattern : patterns)
                if (const Words wrong = complaintAboutPattern(pattern); wrong.complete())
                    m_complaints += {file, line, wrong};
    };
    for (const auto &cause : m_knowledge.m_causes)
        for (const Quotation &quotation : cause->quotations)
            check(quotation.says, cause->file, quotation.line);
    for (const auto &error : m_knowledge.m_clientErrors)
        check(error->says, error->file, error->line);
    for (const auto &answer : m_knowledge.m_answers)
        check(answer->asked, answer->file, answer->line);
}

void Knowledge::Reader::add(Cause cause)
{
    m_read += cause.id;
    auto &causes = m_knowledge.m_causes;
    const auto known =
        std::find_if(causes.begin(), causes.end(), [&](const auto &c) { return c->id == cause.id; });
    auto shared = std::make_shared<const Cause>(std::move(cause));
    if (known == causes.end())
        causes += std::move(shared);
    else
        *known = std::move(shared);
}

QList<Complaint> Knowledge::Reader::danglingNames() const
{
    QList<Complaint> complaints;
    for (const QString &id : m_read) {
        const auto cause = m_knowledge.cause(id);
        for (auto it = cause->causesNamed.cbegin(); it != cause->causesNamed.cend(); ++it)
            if (!m_knowledge.cause(it.key()))
                complaints += {cause->file,
                               it.value(),
                               {QStringLiteral("「%1」という原因はありません。").arg(it.key()),
                                QStringLiteral("there is no cause `%1`").arg(it.key())}};
    }
    return complaints;
}

Result<Knowledge> Knowledge::read(const QString &directory)
{
    return Knowledge().with(directory);
}

Result<Knowledge> Knowledge::with(const QString &packDirectory) const
{
    Reader reader(*this);
    reader.read(packDirectory);
    if (!reader.complaints().isEmpty())
        return reader.complaints().first();
    return reader.knowledge();
}

QList<Complaint> Knowledge::complaintsAbout(const QString &directory, const Knowledge &base)
{
    Reader reader(base);
    reader.read(directory);
    return reader.complaints() + reader.danglingNames();
}

std::shared_ptr<const Cause> Knowledge::cause(const QString &id) const
{
    const auto found =
        std::find_if(m_causes.cbegin(), m_causes.cend(), [&](const auto &c) { return c->id == id; });
    return found == m_causes.cend() ? nullptr : *found;
}

} // namespace todoku
