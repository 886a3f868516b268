#include "diagnosis/cause.h"

#include "evidence/hostpattern.h"

#include "phrases/pattern.h"

#include <re2/set.h>

#include <algorithm>
#include <mutex>

namespace todoku
{

namespace
{

/// What one set of patterns may take; where a hostile text would need more, the patterns are asked one by
/// one.
constexpr qint64 mostMemory = 4 << 20;

/// "certificate.*" stands for every id that begins and ends as the pattern does.
bool idFits(const QString &pattern, const QString &id)
{
    const qsizetype star = pattern.indexOf(u'*');
    if (star < 0)
        return pattern == id;
    const QStringView before = QStringView(pattern).left(star);
    const QStringView after = QStringView(pattern).mid(star + 1);
    return id.size() >= before.size() + after.size() && id.startsWith(before) && id.endsWith(after);
}

/// 55 stands for 55x, 5 for 5xx.
bool codeFits(const QList<int> &codes, int code)
{
    return code >= 100 && std::any_of(codes.cbegin(), codes.cend(), [code](int wanted) {
               return wanted == code || wanted == code / 10 || wanted == code / 100;
           });
}

bool whereFits(const QMap<QString, QStringList> &where, const Finding &found)
{
    for (auto it = where.cbegin(); it != where.cend(); ++it)
        if (!it.value().contains(found.fact(it.key())))
            return false;
    return true;
}

} // namespace

struct TextPatterns::Compiled {
    std::once_flag made;
    bool isUsable = false;
    RE2::Set set{patternOptions(mostMemory), RE2::UNANCHORED};

    /// False where they are too big together.
    bool make(const QStringList &sources)
    {
        std::call_once(made, [&] {
            for (const QString &pattern : sources)
                set.Add(pattern.toStdString(), nullptr);
            isUsable = set.Compile();
        });
        return isUsable;
    }
};

Result<TextPatterns> TextPatterns::compile(const QStringList &patterns)
{
    for (const QString &pattern : patterns)
        if (const Words wrong = complaintAboutPattern(pattern); wrong.complete())
            return Complaint{{}, 0, wrong};
    TextPatterns result = trusted(patterns);
    if (!result.isEmpty() && !result.m_compiled->make(patterns))
        return Complaint{
            {},
            0,
            {QStringLiteral("パターンが大きすぎます。分けるか、短くしてください。"),
             QStringLiteral("these patterns are too big together; shorten them or use two rules")}};
    return result;
}

TextPatterns TextPatterns::trusted(const QStringList &patterns)
{
    TextPatterns result;
    if (patterns.isEmpty())
        return result;
    result.m_sources = patterns;
    result.m_compiled = std::make_shared<Compiled>();
    return result;
}

bool TextPatterns::matches(const QString &text) const
{
    if (!m_compiled || !m_compiled->make(m_sources))
        return false;
    const std::string bytes = text.toStdString();
    RE2::Set::ErrorInfo error{};
    if (m_compiled->set.Match(bytes, nullptr, &error))
        return true;
    if (error.kind != RE2::Set::kOutOfMemory)
        return false;
    return std::any_of(m_sources.cbegin(), m_sources.cend(), [&](const QString &pattern) {
        return RE2::PartialMatch(bytes, RE2(pattern.toStdString(), patternOptions(mostMemory)));
    });
}

QStringList Scope::hostFacts()
{
    return {QStringLiteral("host"), QStringLiteral("reported-by"), QStringLiteral("remote")};
}

bool Scope::covers(const Finding &finding, QDate today) const
{
    if ((from.isValid() && today < from) || (until.isValid() && today > until))
        return false;
    if (hosts.isEmpty())
        return true;
    const auto named = [&](const QString &fact) {
        const QString host = finding.fact(fact);
        return std::any_of(hosts.cbegin(), hosts.cend(),
                           [&](const QString &wanted) { return narrowness(wanted, host) > 0; });
    };
    const QStringList facts = hostFacts();
    return std::any_of(facts.cbegin(), facts.cend(), named);
}

bool Condition::fits(const Finding &found) const
{
    return idFits(finding, found.id) &&
           (codes.isEmpty() || codeFits(codes, found.fact(QStringLiteral("code")).toInt())) &&
           (enhanced.isEmpty() || enhanced.contains(found.fact(QStringLiteral("enhanced")))) &&
           (says.isEmpty() || says.matches(found.fact(QStringLiteral("says")))) && whereFits(where, found) &&
           scope.covers(found);
}

bool Quotation::numbersFit(int code, const QString &enhancedCode, const Finding &found) const
{
    return (codes.isEmpty() || codeFits(codes, code)) &&
           (enhanced.isEmpty() || enhanced.contains(enhancedCode)) && whereFits(where, found) &&
           scope.covers(found);
}

int Quotation::demands() const
{
    // What one provider's servers mean beats what the words mean elsewhere.
    return (codes.isEmpty() ? 0 : 1) + (enhanced.isEmpty() ? 0 : 1) + int(where.size()) +
           (scope.hosts.isEmpty() ? 0 : 2);
}

int Condition::specificity() const
{
    // The server's own words tell more than a number, which servers use loosely.
    return (codes.isEmpty() ? 0 : 1) + (enhanced.isEmpty() ? 0 : 1) + (says.isEmpty() ? 0 : 2) +
           int(where.size()) + (scope.hosts.isEmpty() ? 0 : 2);
}

int Rule::specificity() const
{
    return main.specificity() + int(with.size()) + int(without.size());
}

QString name(Blame blame)
{
    switch (blame) {
    case Blame::Settings:
        return QStringLiteral("settings");
    case Blame::Account:
        return QStringLiteral("account");
    case Blame::Server:
        return QStringLiteral("server");
    case Blame::Recipient:
        return QStringLiteral("recipient");
    case Blame::Network:
        return QStringLiteral("network");
    case Blame::ThisComputer:
        return QStringLiteral("this-computer");
    case Blame::Nobody:
        return QStringLiteral("nobody");
    }
    Q_UNREACHABLE();
}

} // namespace todoku
