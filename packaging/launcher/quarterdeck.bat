@echo off
rem Starts Quarterdeck on the first Java that is new enough: QUARTERDECK_JAVA (a Java home or a java
rem program), JAVA_HOME, the JDK that built this folder, the java on the path.
setlocal DisableDelayedExpansion

set "needed=25"
for %%d in ("%~dp0..") do set "home=%%~fd"

rem Both are often written with quotes of their own, which would end ours.
if defined QUARTERDECK_JAVA set "QUARTERDECK_JAVA=%QUARTERDECK_JAVA:"=%"
if defined JAVA_HOME set "JAVA_HOME=%JAVA_HOME:"=%"

set "builder="
if exist "%home%\lib\built-with" for /f "usebackq delims=" %%b in ("%home%\lib\built-with") do set "builder=%%b"
set "onpath="
for %%j in (java.exe) do set "onpath=%%~$PATH:j"

call :try "%QUARTERDECK_JAVA%" && goto run
call :try "%JAVA_HOME%" && goto run
call :try "%builder%" && goto run
call :try "%onpath%" && goto run
>&2 echo Quarterdeck needs Java %needed% or newer: install a JDK, for example Temurin %needed%, or set QUARTERDECK_JAVA to the folder of one.
exit /b 2

rem JavaFX runs as named modules, or it warns at every start. The exports are what ControlsFX reaches into then.
:run
"%java%" ^
    --module-path "%home%\lib\javafx" ^
    --add-modules javafx.controls ^
    --enable-native-access=javafx.graphics,ALL-UNNAMED ^
    --add-exports javafx.base/com.sun.javafx.event=ALL-UNNAMED ^
    --add-exports javafx.controls/com.sun.javafx.scene.control.behavior=ALL-UNNAMED ^
    --add-opens javafx.graphics/javafx.scene=ALL-UNNAMED ^
    -XX:+UseSerialGC -Xmx1g -XX:-CreateCoredumpOnCrash ^
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 ^
    -cp "%home%\lib\*" dev.quarterdeck.Main %*
exit /b %errorlevel%

rem Sets java when the argument, a java program or the home of one, is new enough. A JDK says its version
rem in a file beside bin, which is read in no time; a JVM has to be started only where that file is missing.
:try
if "%~1"=="" exit /b 1
set "java=%~1"
if exist "%java%\bin\java.exe" set "java=%java%\bin\java.exe"
if not exist "%java%" exit /b 1
set "version="
for %%r in ("%java%\..\..\release") do if exist "%%~fr" (
    for /f "usebackq tokens=2 delims==" %%v in (`findstr /b "JAVA_VERSION=" "%%~fr"`) do set "version=%%~v"
)
if not defined version for /f "usebackq tokens=3" %%v in (`^""%java%" -version 2^>^&1 ^| findstr version^"`) do set "version=%%~v"
set "major=0"
for /f "delims=.-+_" %%m in ("%version%") do set "major=%%m"
if %major% GEQ %needed% exit /b 0
exit /b 1
