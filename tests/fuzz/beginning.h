#pragma once

#include <QCoreApplication>
#include <QtCrypto>

/// Called by libFuzzer once, at its start: for readers that need an event loop, sockets or QCA. Included by
/// one file of a program.
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const QCoreApplication app(*argc, *argv);
    // Never let go: leaks are told by the name of a plug-in that is still loaded.
    static const auto *const qca = new QCA::Initializer;
    Q_UNUSED(qca)
    return 0;
}
