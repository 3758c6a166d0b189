@echo off
rem The learner's command: finds a JDK 25, builds the grader when its sources have changed, and runs it.
setlocal EnableExtensions DisableDelayedExpansion

set "root=%~dp0."
for %%R in ("%root%") do set "root=%%~fR"
set "grader=%root%\grader\target"
set "built=%grader%\learn-sources"
set "cache=%grader%\lib\learn.aot"
set "main=loopcraft.grader.cli.Learn"
set "jdk="
set "later="

if defined LOOPCRAFT_JAVA_HOME (
  call :consider "%LOOPCRAFT_JAVA_HOME%"
  call :chosen
  if not defined jdk (
    echo LOOPCRAFT_JAVA_HOME is "%LOOPCRAFT_JAVA_HOME%", which is not a JDK 25 or later. 1>&2
    exit /b 1
  )
)
rem What the user chose, in this order; then what is installed.
if not defined jdk if defined JAVA_HOME call :consider "%JAVA_HOME%"
call :chosen
if not defined jdk for /f "delims=" %%J in ('where javac 2^>nul') do call :consider "%%~dpJ.."
call :chosen
for %%V in ("Java" "Eclipse Adoptium" "Microsoft" "Zulu" "Amazon Corretto" "BellSoft" "OpenJDK" "SapMachine\JDK") do (
  if not defined jdk for /d %%J in ("%ProgramFiles%\%%~V\*") do call :consider "%%~J"
)
if not defined jdk for /d %%J in ("%LOCALAPPDATA%\Programs\Eclipse Adoptium\*") do call :consider "%%~J"
if not defined jdk for /d %%J in ("%USERPROFILE%\.jdks\*") do call :consider "%%~J"
if not defined jdk for /d %%J in ("%USERPROFILE%\.sdkman\candidates\java\*") do call :consider "%%~J"
if not defined jdk for /d %%J in ("%USERPROFILE%\scoop\apps\*jdk*") do call :consider "%%~J\current"
call :chosen
if not defined jdk (
  echo No JDK 25 was found: install one ^(for example from https://adoptium.net^), or set LOOPCRAFT_JAVA_HOME to where it is. 1>&2
  exit /b 1
)

rem With /l nothing is copied: the exit code says whether the sources are those that were built.
set "stale="
if not exist "%grader%\learn.stamp" set "stale=1"
if not defined stale (
  robocopy "%root%\grader\src\main" "%built%\main" /mir /l /njh /njs /ndl /nfl >nul
  if errorlevel 1 set "stale=1"
)
if not defined stale (
  robocopy "%root%" "%built%\root" pom.xml /l /njh /njs /ndl /nfl >nul
  if errorlevel 1 set "stale=1"
)
if not defined stale (
  robocopy "%root%\grader" "%built%\grader" pom.xml /l /njh /njs /ndl /nfl >nul
  if errorlevel 1 set "stale=1"
)
if defined stale (
  call :build
  if errorlevel 1 exit /b 1
)

rem A cache that does not fit this JDK is ignored; -Xlog keeps the JVM from talking about it.
set "aot="
if exist "%cache%" set aot="-XX:AOTCache=%cache%"
"%jdk%\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED ^
  "-Dloopcraft.root=%root%" -classpath "%grader%\lib\*" %aot% -Xlog:disable %main% %*
exit /b %errorlevel%

rem Sets jdk if the directory is a JDK 25, and later if it is a later one.
:consider
if not exist "%~1\bin\javac.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "major=0"
for /f "usebackq tokens=1,2 delims==" %%A in ("%~1\release") do if "%%A"=="JAVA_VERSION" (
  for /f "tokens=1 delims=.-+" %%M in ("%%~B") do set "major=%%M"
)
if "%major%"=="25" if not defined jdk set "jdk=%~f1"
if %major% gtr 25 if not defined later set "later=%~f1"
exit /b 0

:chosen
if not defined jdk if defined later set "jdk=%later%"
exit /b 0

:build
if exist "%grader%\learn.stamp" (
  echo Building the grader again: its sources have changed. 1>&2
) else (
  echo Building the grader. The first time, Maven also downloads what it needs: a minute or two. 1>&2
)
if exist "%grader%\learn.stamp" del "%grader%\learn.stamp"
if exist "%grader%\lib" rmdir /s /q "%grader%\lib"
if exist "%grader%\libraries" rmdir /s /q "%grader%\libraries"
robocopy "%root%\grader\src\main" "%built%\main" /mir /njh /njs /ndl /nfl >nul
robocopy "%root%" "%built%\root" pom.xml /njh /njs /ndl /nfl >nul
robocopy "%root%\grader" "%built%\grader" pom.xml /njh /njs /ndl /nfl >nul
setlocal
set "JAVA_HOME=%jdk%"
pushd "%root%"
call mvnw.cmd -q -B -Plearn -pl grader -am -DskipTests package 1>&2
set "failed=%errorlevel%"
popd
endlocal & set "failed=%failed%"
if not "%failed%"=="0" (
  echo The grader could not be built: see above. 1>&2
  exit /b 1
)
rem Practice: what the JVM loads and links now, it need not load and link at later starts.
"%jdk%\bin\java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED ^
  "-Dloopcraft.root=%root%" -classpath "%grader%\lib\*" "-XX:AOTCacheOutput=%cache%" %main% list ^
  >"%grader%\learn.log" 2>&1 <nul
echo built>"%grader%\learn.stamp"
exit /b 0
