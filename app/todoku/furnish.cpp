#include "furnish.h"

#include "practiceathome.h"
#include "resources.h"
#include "ui/wizard.h"
#include "wish.h"

#include <QFile>

namespace todoku
{

namespace
{

QString bundled(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
}

/// What recipients usually refuse, and the words about it.
Result<DraftRules> bundledDraftRules()
{
    const auto policyFile = QStringLiteral(":/knowledge/policies/default.yaml");
    const auto wordsFile = QStringLiteral(":/knowledge/draft.yaml");
    const auto policy = readPolicy(bundled(policyFile), policyFile);
    if (!policy)
        return policy.complaint();
    const auto words = DraftWords::read(bundled(wordsFile), wordsFile);
    if (!words)
        return words.complaint();
    return DraftRules{*policy, *words};
}

Result<ProfileWords> bundledProfileWords()
{
    const auto file = QStringLiteral(":/knowledge/profile.yaml");
    return ProfileWords::read(bundled(file), file);
}

} // namespace

void furnish(Wizard &wizard, const Wish &wish)
{
    openResources();
    Providers providers(QStringLiteral(":/knowledge/providers"));
    for (const QString &pack : wish.packs)
        providers = providers.with(pack + QStringLiteral("/providers"));
    wizard.know(providers, [] { return readClients(QStringLiteral(":/knowledge/clients")); });
    wizard.takeCalls([] { return readQuestionnaireFile(QStringLiteral(":/knowledge/questions.yaml")); });
    if (const auto numbers = DiagnosisNumbers::readFile(QStringLiteral(":/knowledge/numbers.yaml")))
        wizard.know(*numbers);
    wizard.offer(practiceAtHome());
    wizard.proofread(bundledDraftRules);
    if (const QString folder = History::usualFolder(); !folder.isEmpty())
        wizard.keepResults(History(folder));
    wizard.inspect(bundledProfileWords);
}

} // namespace todoku
