#include "dropped.h"
#include "evidence/secret.h"
#include "practiceathome.h"
#include "rehearsal/rehearsal.h"
#include "resources.h"
#include "ui/look.h"
#include "ui/tongue.h"
#include "ui/wizard.h"
#include "wish.h"

#include <QApplication>

using namespace todoku;

int main(int argc, char **argv)
{
    keepMemoryPrivate();
    const bool screen = hasScreen(argc, argv);
    if (!screen || needsNoScreen(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QCA::Initializer qca;
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("todoku"));
    dressProgram();

    const Result<Wish> wish = wishFrom(QApplication::arguments());
    if (!wish)
        return refuse(wish.complaint(), languageOfThisComputer());
    if (const auto status = fulfilWithoutWindow(*wish))
        return *status;
    if (!screen)
        return refuse(
            {{},
             0,
             {QStringLiteral("画面がないため、ウィンドウを開けません。todoku-cli で同じ診断ができます。"),
              QStringLiteral("There is no screen to open a window on; todoku-cli does the same check.")}},
            wish->language);

    std::optional<Result<Rehearsal>> rehearsal; // its server must live as long as the window
    Wizard wizard([packs = wish->packs] { return readKnowledge(packs); });
    openResources();
    Providers providers(QStringLiteral(":/knowledge/providers"));
    for (const QString &pack : wish->packs)
        providers = providers.with(pack + QStringLiteral("/providers"));
    wizard.know(providers, [] { return readClients(QStringLiteral(":/knowledge/clients")); });
    wizard.takeCalls([] { return readQuestionnaireFile(QStringLiteral(":/knowledge/questions.yaml")); });
    wizard.offer(practiceAtHome());
    if (wish->demonstration) {
        rehearsal.emplace(rehearse(wish->scenario));
        if (!*rehearsal)
            return refuse(rehearsal->complaint(), wish->language);
        wizard.fillIn((*rehearsal)->question);
        wizard.sayDemonstration();
    }
    wizard.show();
    dropOnto(wizard, wish->files);
    return QApplication::exec();
}
