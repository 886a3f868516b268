#include "diagnosis/causetext.h"

#include "diagnosis/placeholders.h"
#include "diagnosis/yamlfile.h"

#include <QRegularExpression>

#include <algorithm>

namespace todoku
{

namespace
{

/// One thing to do, in one language.
struct Instruction {
    QString id;
    QString text;
    int line = 0;
    QString unless = {}; ///< see AdviceText
};

/// What stands under `# ja:` or `# en:`.
struct Section {
    int line = 0; ///< of the heading; 0: there is none
    QString title;
    QStringList paragraphs;
    QList<Instruction> steps;
};

bool isWide(QChar c)
{
    return c.unicode() >= 0x2E80;
}

/// Joins two lines of one sentence: with a space, but not inside Japanese, where a line may break anywhere.
QString joined(const QString &first, const QString &second)
{
    if (first.isEmpty() || second.isEmpty())
        return first + second;
    return isWide(first.back()) || isWide(second.front()) ? first + second : first + u' ' + second;
}

class Reader
{
public:
    Reader(const QStringList &lines, int from, const QString &file)
        : m_lines(lines), m_next(from), m_file(file)
    {
    }

    CauseText read();

private:
    void readHeading(const QString &line);
    void readProse(Section &section, const QString &line);
    void readSpecimen(const QString &fence);
    void finishStep(Section &section);
    void demandWhole(const Section &section, const Words &language) const;
    void demandKnownPlaceholders(const QString &text, int line) const;
    QList<AdviceText> adviceOf() const;
    [[noreturn]] void refuse(int line, Words what) const { throw Wrong{{m_file, line, std::move(what)}}; }

    const QStringList &m_lines;
    int m_next; ///< index of the line to read; its number in the file once it is read
    const QString m_file;
    Section m_ja;
    Section m_en;
    Section *m_section = nullptr;
    bool m_inTheWild = false;
    bool m_newParagraph = true;
    QList<Specimen> m_specimens;
};

CauseText Reader::read()
{
    while (m_next < m_lines.size()) {
        const QString line = m_lines[m_next++];
        if (line.startsWith(QStringLiteral("# ")))
            readHeading(line);
        else if (m_inTheWild && line.startsWith(QStringLiteral("```")))
            readSpecimen(line);
        else if (m_section)
            readProse(*m_section, line);
        else if (!m_inTheWild && !line.trimmed().isEmpty())
            refuse(m_next, {QStringLiteral("前書きのあとは「# ja: 題」から始めてください。"),
                            QStringLiteral("after the front matter comes `# ja: title`")});
    }
    if (m_section)
        finishStep(*m_section);
    demandWhole(m_ja, {QStringLiteral("日本語 (# ja:)"), QStringLiteral("Japanese (`# ja:`)")});
    demandWhole(m_en, {QStringLiteral("英語 (# en:)"), QStringLiteral("English (`# en:`)")});
    return {{m_ja.title, m_en.title},
            {m_ja.paragraphs.join(QStringLiteral("\n\n")), m_en.paragraphs.join(QStringLiteral("\n\n"))},
            adviceOf(),
            m_specimens};
}

void Reader::readHeading(const QString &line)
{
    if (m_section)
        finishStep(*m_section);
    m_section = nullptr;
    m_inTheWild = line.trimmed() == QStringLiteral("# Seen in the wild");
    if (m_inTheWild)
        return;
    for (auto &[prefix, section] :
         {std::pair{QStringLiteral("# ja:"), &m_ja}, {QStringLiteral("# en:"), &m_en}})
        if (line.startsWith(prefix)) {
            if (section->line != 0)
                refuse(m_next, {QStringLiteral("「%1」が二度あります。").arg(prefix),
                                QStringLiteral("`%1` stands here twice").arg(prefix)});
            section->line = m_next;
            section->title = line.mid(prefix.size()).trimmed();
            m_section = section;
        }
    if (!m_section)
        refuse(m_next, {QStringLiteral("見出しは「# ja:」「# en:」「# Seen in the wild」だけです。"),
                        QStringLiteral("a heading is one of `# ja:`, `# en:` and `# Seen in the wild`")});
    if (m_section->title.isEmpty())
        refuse(m_next, {QStringLiteral("見出しに題を書いてください。"),
                        QStringLiteral("the heading lacks its title")});
    if (!placeholdersIn(m_section->title).isEmpty())
        refuse(m_next,
               {QStringLiteral("題に {…} は使えません。値がないときに題がなくなるためです。"),
                QStringLiteral("a title has no {placeholder}: without a value there would be no title")});
    m_newParagraph = true;
}

void Reader::readProse(Section &section, const QString &line)
{
    static const QRegularExpression numbered(QStringLiteral("^\\d+\\.\\s+(.*)$"));
    const QString text = line.trimmed();
    if (text.isEmpty()) {
        m_newParagraph = true;
        return;
    }
    if (const auto match = numbered.match(line); match.hasMatch()) {
        finishStep(section);
        section.steps.append({{}, match.captured(1).trimmed(), m_next});
    } else if (section.steps.isEmpty()) {
        if (m_newParagraph)
            section.paragraphs.append(text);
        else
            section.paragraphs.last() = joined(section.paragraphs.last(), text);
        demandKnownPlaceholders(text, m_next);
    } else if (line.front().isSpace()) {
        section.steps.last().text = joined(section.steps.last().text, text);
    } else {
        refuse(m_next, {QStringLiteral("説明は手順より前に、手順の続きは字下げして書いてください。"),
                        QStringLiteral("explanation stands before the steps; indent what continues a step")});
    }
    m_newParagraph = false;
}

/// Takes the `{#id}` or `{#id unless placeholder}` off the last step, which by now is whole.
void Reader::finishStep(Section &section)
{
    static const QRegularExpression mark(
        QStringLiteral("\\s*\\{#([a-z0-9][a-z0-9-]*)(?: unless ([a-z-]+))?\\}$"));
    if (section.steps.isEmpty() || !section.steps.last().id.isEmpty())
        return;
    Instruction &step = section.steps.last();
    const auto match = mark.match(step.text);
    if (!match.hasMatch())
        refuse(step.line, {QStringLiteral("手順の終わりに {#id} を付けてください。"),
                           QStringLiteral("a step ends in its id, such as {#use-587}")});
    step.id = match.captured(1);
    step.unless = match.captured(2);
    step.text.truncate(match.capturedStart());
    demandKnownPlaceholders(step.text, step.line);
    if (!step.unless.isEmpty())
        demandKnownPlaceholders(u'{' + step.unless + u'}', step.line);
    for (qsizetype i = 0; i + 1 < section.steps.size(); ++i)
        if (section.steps[i].id == step.id)
            refuse(step.line, {QStringLiteral("手順 {#%1} が二度あります。").arg(step.id),
                               QStringLiteral("the step {#%1} stands here twice").arg(step.id)});
}

void Reader::readSpecimen(const QString &fence)
{
    static const QStringList kinds{QStringLiteral("dialogue"), QStringLiteral("bounce"),
                                   QStringLiteral("quote")};
    const int begin = m_next;
    Specimen specimen{fence.mid(3).trimmed(), {}, begin + 1};
    if (!kinds.contains(specimen.kind))
        refuse(begin, {QStringLiteral("見本は ```dialogue、```bounce、```quote のどれかで始めてください。"),
                       QStringLiteral("a specimen begins with ```dialogue, ```bounce or ```quote")});
    while (m_next < m_lines.size()) {
        const QString line = m_lines[m_next++];
        if (line.startsWith(QStringLiteral("```"))) {
            m_specimens.append(specimen);
            return;
        }
        specimen.text += line + u'\n';
    }
    refuse(begin, {QStringLiteral("見本が ``` で終わっていません。"),
                   QStringLiteral("this specimen lacks its closing ```")});
}

void Reader::demandWhole(const Section &section, const Words &language) const
{
    if (section.line == 0)
        refuse(0, {QStringLiteral("%1 の節がありません。").arg(language.ja),
                   QStringLiteral("the section in %1 is missing").arg(language.en)});
    if (section.paragraphs.isEmpty())
        refuse(section.line, {QStringLiteral("題の下に説明を書いてください。"),
                              QStringLiteral("an explanation is wanted below the title")});
}

void Reader::demandKnownPlaceholders(const QString &text, int line) const
{
    const QString unknown = unknownPlaceholderIn(text);
    if (!unknown.isEmpty())
        refuse(line,
               {QStringLiteral("{%1} に入る値はありません。FORMAT.md の名前を使ってください。").arg(unknown),
                QStringLiteral("nothing ever fills {%1}; use a name from FORMAT.md").arg(unknown)});
}

QList<AdviceText> Reader::adviceOf() const
{
    QList<AdviceText> advice;
    const qsizetype count = std::max(m_ja.steps.size(), m_en.steps.size());
    for (qsizetype i = 0; i < count; ++i) {
        const Instruction ja = m_ja.steps.value(i);
        const Instruction en = m_en.steps.value(i);
        if (ja.id != en.id || ja.unless != en.unless)
            refuse(en.line != 0 ? en.line : ja.line,
                   {QStringLiteral("%1 番目の手順が言語で違います (ja: {#%2}、en: {#%3})。同じ順に同じ id "
                                   "を付けてください。")
                        .arg(i + 1)
                        .arg(ja.id, en.id),
                    QStringLiteral(
                        "step %1 differs between the languages (ja: {#%2}, en: {#%3}); same ids, same order")
                        .arg(i + 1)
                        .arg(ja.id, en.id)});
        advice.append({ja.id, {ja.text, en.text}, ja.unless});
    }
    return advice;
}

} // namespace

CauseText readCauseText(const QStringList &lines, int from, const QString &file)
{
    return Reader(lines, from, file).read();
}

} // namespace todoku
