#pragma once

#include "evidence/result.h"
#include "findings/finding.h"

#include <memory>

namespace todoku
{

/// How sure a rule is when it matches. The confidence that is shown follows from it (see diagnose).
enum class Certainty { Possible, Likely, Sure };

/// Whose move it is.
enum class Blame { Settings, Account, Server, Recipient, Network, ThisComputer, Nobody };

/// A set of regular expressions that is asked as one, case-insensitively and in linear time (RE2).
class TextPatterns
{
public:
    TextPatterns() = default;
    /// Compiles; the complaint names the pattern that is wrong.
    static Result<TextPatterns> compile(const QStringList &patterns);
    /// Patterns that were compiled before, by the build: compiled again only when they are first asked.
    static TextPatterns trusted(const QStringList &patterns);
    bool isEmpty() const { return m_sources.isEmpty(); }
    const QStringList &sources() const { return m_sources; }
    bool matches(const QString &text) const;

private:
    struct Compiled;
    QStringList m_sources;
    std::shared_ptr<Compiled> m_compiled;
};

/// Where and when a rule holds: one provider's own words, a time-limited measure. Empty: everywhere, always.
struct Scope {
    QStringList hosts; ///< of the server that spoke: "mail.example.jp", or "*.example.jp" for all below it
    QDate from;        ///< the first day; invalid: no first one
    QDate until;       ///< the last day; invalid: no last one

    bool isEmpty() const { return hosts.isEmpty() && !from.isValid() && !until.isValid(); }
    bool covers(const Finding &finding) const { return isEmpty() || covers(finding, QDate::currentDate()); }
    /// `today`: the day on which it is asked.
    bool covers(const Finding &finding, QDate today) const;
    /// The facts of a finding that name the server that spoke.
    static QStringList hostFacts();
};

/// What one finding must be like.
struct Condition {
    QString finding;                  ///< id, or a set of ids with one star: "certificate.*"
    QList<int> codes;                 ///< any of these reply codes; 5 or 55 stand for 5xx and 55x
    QStringList enhanced;             ///< any of these enhanced status codes
    TextPatterns says;                ///< the server's text matches any of these
    QMap<QString, QStringList> where; ///< further facts, each any of the values
    Scope scope;
    int line = 0; ///< where it stands in its file, for complaints

    bool fits(const Finding &finding) const;
    /// How narrow it is: the number of things that it demands. Decides between causes of equal certainty.
    int specificity() const;
};

/// One way in which a cause shows.
struct Rule {
    Condition main;
    QList<Condition> with;    ///< each must hold too
    QList<Condition> without; ///< none may hold
    Certainty certainty = Certainty::Likely;

    /// That of the main condition, and one for each further finding that it asks about.
    int specificity() const;
};

/// One way in which quoted words show the cause: a reply line, a returned mail, a pasted text.
struct Quotation {
    QStringList says;                 ///< any of these patterns (RE2); empty: the numbers alone
    QList<int> codes;                 ///< any of these reply codes; 5 or 55 stand for 5xx and 55x
    QStringList enhanced;             ///< any of these enhanced status codes
    QMap<QString, QStringList> where; ///< further facts, each any of the values
    Scope scope;
    QString reason; ///< the bounce analysers' word, where it is not the cause's own
    Certainty certainty = Certainty::Likely;
    int line = 0; ///< where it stands in its file, for complaints

    /// Everything but the words. `code` and `enhanced` are the finding's, looked up once for many quotations.
    bool numbersFit(int code, const QString &enhancedCode, const Finding &finding) const;
    /// How many things it demands beside the words.
    int demands() const;
};

/// One thing to do, with an id that is the same in both languages.
struct AdviceText {
    QString id;
    Words text;
    QString unless = {}; ///< a placeholder: where it has a value, the step is not said
};

/// A specimen as it stands in the cause file: "dialogue", "bounce" or "quote".
struct Specimen {
    QString kind;
    QString text;
    int line = 0;
};

struct Source {
    QString url; ///< address of a page, or the place in our own reference such as "RFC 4954 section 6"
    QDate checked;
};

/// Why mail is not sent: one Markdown file of resources/knowledge/causes.
struct Cause {
    QString id;
    Blame blame = Blame::Settings;
    QStringList faq;             ///< rows of the FAQ pages that it answers
    QString reason;              ///< the bounce analysers' word, see the contract
    QList<Rule> rules;           ///< how a live check shows it
    QList<Quotation> quotations; ///< how quoted words show it
    QList<Condition> against;    ///< findings that speak against it: shown, and one grade of certainty less
    QStringList outranks;        ///< causes that are only this one's consequences, and stand below it
    QMap<QString, Words> toldApart; ///< other cause's id -> what would decide between the two
    QList<Source> sources;
    Words title;
    Words explanation;
    QList<AdviceText> advice;
    QList<Specimen> specimens;
    QString file;
    QMap<QString, int>
        causesNamed; ///< the causes that `outranks` and `told-apart` name, and the lines where they do
};

/// Reads one cause file. `file` is only for complaints. Unknown keys, a missing language, advice that differs
/// between the languages, an unknown placeholder: each is a complaint with its line.
Result<Cause> readCause(const QString &text, const QString &file);

QString name(Blame blame);

} // namespace todoku
