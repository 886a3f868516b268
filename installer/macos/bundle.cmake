# The bundle for macOS and its disk image. Written after Qt's and CMake's documentation and never built: README.md.
configure_file(${CMAKE_CURRENT_LIST_DIR}/Info.plist.in ${made}/Info.plist @ONLY)
set_target_properties(todoku PROPERTIES MACOSX_BUNDLE ON MACOSX_BUNDLE_INFO_PLIST ${made}/Info.plist)
install(TARGETS todoku BUNDLE DESTINATION .)
set(inside todoku.app/Contents)
install(FILES ${made}/icons/todoku.icns DESTINATION ${inside}/Resources)
install(DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/en.lproj ${CMAKE_CURRENT_LIST_DIR}/ja.lproj DESTINATION ${inside}/Resources)

# The command line lies in the bundle too, its commands beside it.
install(TARGETS todoku-cli RUNTIME DESTINATION ${inside}/MacOS)
install(TARGETS todoku-cli-commands LIBRARY DESTINATION ${inside}/MacOS)
set_target_properties(todoku-cli todoku-cli-commands PROPERTIES INSTALL_RPATH "@executable_path/../Frameworks")

# macdeployqt brings Qt and its plug-ins; QCA's it does not know. Qt's own words travel in the programs (translations).
install(DIRECTORY ${qca_folder}/qca-qt6/crypto DESTINATION ${inside}/PlugIns FILES_MATCHING PATTERN "*.dylib" PATTERN "*.so")
qt_generate_deploy_app_script(TARGET todoku FILENAME_VARIABLE deploy NO_UNSUPPORTED_PLATFORM_ERROR)
install(SCRIPT ${deploy})

set(CPACK_GENERATOR DragNDrop)
set(CPACK_PACKAGE_FILE_NAME todoku-${PROJECT_VERSION}-macos)
set(CPACK_DMG_VOLUME_NAME "Todoku ${PROJECT_VERSION}")
set(CPACK_DMG_FORMAT UDZO)
