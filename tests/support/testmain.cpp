#include <QCoreApplication>
#include <QtCrypto>

#include <gtest/gtest.h>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QCA::Initializer qca;
    ::testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
