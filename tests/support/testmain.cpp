#include "leakcheck.h"

#include <QCoreApplication>
#include <QtCrypto>

#include <gtest/gtest.h>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QCA::Initializer qca;
    ::testing::InitGoogleTest(&argc, argv);
    const int status = RUN_ALL_TESTS();
    lookForLeaksNow();
    return status;
}
