#include "leakcheck.h"

#include <QApplication>
#include <QtCrypto>

#include <gtest/gtest.h>

// Windows are drawn nowhere: these tests run where there is no screen.
int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QCA::Initializer qca;
    const QApplication app(argc, argv);
    ::testing::InitGoogleTest(&argc, argv);
    const int status = RUN_ALL_TESTS();
    lookForLeaksNow();
    return status;
}
