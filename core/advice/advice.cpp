#include "advice/advice.h"

#include "advice/wording.h"
#include "diagnosis/placeholders.h"

#include <algorithm>

namespace todoku
{

namespace
{

QString certaintyWord(double confidence, Language language)
{
    static const Words almostCertain{QStringLiteral("ほぼ確実"), QStringLiteral("almost certain")};
    static const Words likely{QStringLiteral("可能性が高い"), QStringLiteral("likely")};
    static const Words possible{QStringLiteral("可能性がある"), QStringLiteral("possible")};
    // A cause that is only another's consequence is shown 0.1 below that, and is as likely as before.
    return (confidence >= 0.9 ? almostCertain : confidence >= 0.7 ? likely : possible).in(language);
}

/// What a suspect's words may name: the facts of the finding that matched, then of those beside it, and
/// proved settings.
Values valuesFor(const Suspect &suspect, const Settings &settings, Language language)
{
    Values values = valuesOf(settings, language);
    for (const Because &because : suspect.speaksFor) {
        const Values facts = valuesOf(because.finding, language);
        for (auto it = facts.cbegin(); it != facts.cend(); ++it)
            if (!values.contains(it.key()))
                values.insert(it.key(), it.value());
    }
    return values;
}

/// The settings that a step tells the user to use, for those who fill them in by program.
QMap<QString, QString> settingsIn(const QString &text, const Settings &settings)
{
    const QStringList names = placeholdersIn(text);
    const auto mentions = [&](const QString &side) {
        return std::any_of(names.cbegin(), names.cend(),
                           [&](const QString &name) { return name.startsWith(side); });
    };
    const auto &server = mentions(QStringLiteral("out-"))  ? settings.outgoing
                         : mentions(QStringLiteral("in-")) ? settings.incoming
                                                           : std::nullopt;
    if (!server)
        return {};
    QMap<QString, QString> values{{QStringLiteral("protocol"), name(server->protocol)},
                                  {QStringLiteral("host"), server->host},
                                  {QStringLiteral("port"), QString::number(server->port)},
                                  {QStringLiteral("security"), name(server->security)}};
    if (!server->user.isEmpty())
        values.insert(QStringLiteral("user"), server->user);
    return values;
}

QList<ToldReason> told(const QList<Because> &reasons, Language language)
{
    QList<ToldReason> list;
    for (const Because &because : reasons) {
        const QString why = filled(because.sentence.in(language), valuesOf(because.finding, language));
        if (!why.isEmpty())
            list.append({because.finding.exhibits.value(0), why});
    }
    return list;
}

QList<ToldStep> toldSteps(const Cause &cause, const Values &values, const Settings &settings,
                          Language language)
{
    QList<ToldStep> steps;
    for (const AdviceText &advice : cause.advice) {
        if (values.contains(advice.unless))
            continue;
        const QString text = advice.text.in(language);
        if (const QString said = filledStep(text, values); !said.isEmpty())
            steps.append({advice.id, said, settingsIn(text, settings)});
    }
    return steps;
}

/// Whether a cause's words have anything to fill in, or to leave out.
bool namesAnything(const Cause &cause, Language language)
{
    return cause.explanation.in(language).contains(u'{') ||
           std::any_of(cause.advice.cbegin(), cause.advice.cend(), [&](const AdviceText &advice) {
               return advice.text.in(language).contains(u'{') || !advice.unless.isEmpty();
           });
}

ToldDiagnosis told(const Suspect &suspect, const Settings &settings, Language language)
{
    ToldDiagnosis diagnosis = adviseOn(suspect, settings, language);
    diagnosis.speaksFor = told(suspect.speaksFor, language);
    diagnosis.speaksAgainst = told(suspect.speaksAgainst, language);
    return diagnosis;
}

QString titleOf(const QString &id, const Diagnosis &diagnosis, Language language)
{
    for (const Suspect &suspect : diagnosis.suspects)
        if (suspect.cause->id == id)
            return suspect.cause->title.in(language);
    return id;
}

ToldUndecided told(const Undecided &undecided, const Diagnosis &diagnosis, Language language)
{
    const Words frame{QStringLiteral("「%1」と「%2」は、ここまでの結果では区別できません。%3"),
                      QStringLiteral("What was seen so far does not tell “%1” from “%2”. %3")};
    const QString would = filled(undecided.wouldDecide.in(language), valuesOf(diagnosis.settings, language));
    return {{undecided.one, undecided.other},
            frame.in(language)
                .arg(titleOf(undecided.one, diagnosis, language),
                     titleOf(undecided.other, diagnosis, language), would)
                .trimmed()};
}

QString headlineOf(const Diagnosis &diagnosis, Language language)
{
    if (!diagnosis.suspects.isEmpty() && diagnosis.suspects.first().confidence >= namedFrom)
        return diagnosis.suspects.first().cause->title.in(language);
    const Words works{QStringLiteral("送信できることを確かめました"), QStringLiteral("Sending works")};
    const Words unnamed{QStringLiteral("送信できない原因は、まだ特定できていません"),
                        QStringLiteral("What keeps your mail from being sent could not be named yet")};
    return (diagnosis.verdict == Verdict::CanSend ? works : unnamed).in(language);
}

} // namespace

ToldDiagnosis adviseOn(const Suspect &suspect, const Settings &settings, Language language)
{
    const Cause &cause = *suspect.cause;
    const Values values = namesAnything(cause, language) ? valuesFor(suspect, settings, language) : Values();
    ToldDiagnosis diagnosis;
    diagnosis.id = cause.id;
    diagnosis.confidence = suspect.confidence;
    diagnosis.title = cause.title.in(language);
    diagnosis.explanation = filled(cause.explanation.in(language), values);
    diagnosis.certaintyWord = certaintyWord(suspect.confidence, language);
    diagnosis.blame = cause.blame;
    diagnosis.faq = cause.faq;
    diagnosis.steps = toldSteps(cause, values, settings, language);
    return diagnosis;
}

Advice advise(const Diagnosis &diagnosis, Language language)
{
    Advice advice;
    advice.language = language;
    advice.verdict = diagnosis.verdict;
    advice.headline = headlineOf(diagnosis, language);
    advice.settings = diagnosis.settings;
    for (const Suspect &suspect : diagnosis.suspects)
        advice.diagnoses += told(suspect, diagnosis.settings, language);
    for (const Undecided &undecided : diagnosis.undecided)
        advice.undecided += told(undecided, diagnosis, language);
    return advice;
}

QString said(Security security, Language language)
{
    switch (security) {
    case Security::None:
        return Words{QStringLiteral("なし"), QStringLiteral("none")}.in(language);
    case Security::StartTls:
        return QStringLiteral("STARTTLS");
    case Security::Tls:
        return QStringLiteral("SSL/TLS");
    }
    Q_UNREACHABLE();
}

} // namespace todoku
