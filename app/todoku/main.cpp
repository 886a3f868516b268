#include "dropped.h"
#include "evidence/secret.h"
#include "furnish.h"
#include "privateheap.h"
#include "rehearsal/rehearsal.h"
#include "ui/doorbell.h"
#include "ui/look.h"
#include "ui/memory.h"
#include "ui/tongue.h"
#include "ui/wizard.h"
#include "wish.h"

#include <QApplication>

using namespace todoku;

int main(int argc, char **argv)
{
    overwriteFreedMemory(); // a password is typed long before it is a Secret
    keepMemoryPrivate(nullptr);
    const bool screen = hasScreen(argc, argv);
    if (!screen || needsNoScreen(argc, argv))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QCA::Initializer qca;
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("todoku"));
    QApplication::setApplicationVersion(QStringLiteral(TODOKU_VERSION));
    dressProgram();

    Memory memory;
    const Result<Wish> wish = wishFrom(QApplication::arguments(), memory.language());
    if (!wish)
        return refuse(wish.complaint(), memory.language().value_or(languageOfThisComputer()));
    if (const auto status = fulfilWithoutWindow(*wish))
        return *status;
    if (!screen)
        return refuse(
            {{},
             0,
             {QStringLiteral("画面がないため、ウィンドウを開けません。todoku-cli で同じ診断ができます。"),
              QStringLiteral("There is no screen to open a window on; todoku-cli does the same check.")}},
            wish->language);

    Doorbell doorbell(wish->call + wish->files); // other files, another window: none must be lost
    if (doorbell.ring())
        return 0;
    doorbell.listen();
    std::optional<Result<Rehearsal>> rehearsal; // its server must live as long as the window
    Wizard wizard([packs = wish->packs] { return readKnowledge(packs); });
    furnish(wizard, *wish);
    wizard.remember(&memory);
    QObject::connect(&doorbell, &Doorbell::rung, &wizard, &Wizard::comeForward);
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
