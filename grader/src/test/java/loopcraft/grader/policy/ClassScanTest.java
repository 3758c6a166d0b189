package loopcraft.grader.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import loopcraft.grader.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scan finds in class files, and what it lets pass. */
class ClassScanTest {

  private static final Predicate<String> TEST = name -> name.endsWith("Test");

  private static List<String> found(String body, Need... needs) {
    return scan("package p; class C { " + body + " }", needs);
  }

  private static List<String> scan(String source, Need... needs) {
    return violations(source, needs)
        .map(violation -> violation.type() + " " + violation.what())
        .toList();
  }

  private static Stream<Violation> violations(String source, Need... needs) {
    return ClassScan.violations(
        compiled(source), Policy.of(Set.of(needs)), TEST, _ -> Optional.empty())
        .stream();
  }

  private static Map<String, byte[]> compiled(String source) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    try (var files = new InMemory(compiler.getStandardFileManager(null, null, null))) {
      var unit =
          new SimpleJavaFileObject(URI.create("mem:///C.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignored) {
              return source;
            }
          };
      assertThat(compiler.getTask(null, files, null, null, null, List.of(unit)).call()).isTrue();
      return files.classes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    InMemory(StandardJavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        JavaFileManager.Location location,
        String className,
        JavaFileObject.Kind kind,
        FileObject sibling) {
      var bytes = new ByteArrayOutputStream();
      written.put(className, bytes);
      return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }

    Map<String, byte[]> classes() {
      var classes = new HashMap<String, byte[]>();
      written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }
  }

  @Test
  void plainJavaIsAllowed() {
    assertThat(
            scan(
                """
                package p;
                import java.util.*;
                import java.util.function.*;
                import java.util.stream.*;
                final class C {
                  enum Kind { ONE, TWO }
                  record Pair(int a, String b) {}
                  sealed interface Shape permits Square, Circle {}
                  record Square(int side) implements Shape {}
                  record Circle(int radius) implements Shape {}
                  private final Deque<Runnable> ready = new ArrayDeque<>();
                  int area(Shape shape) {
                    return switch (shape) {
                      case Square(int side) -> side * side;
                      case Circle(int radius) -> 3 * radius;
                    };
                  }
                  String text(Kind kind, Object other) {
                    assert kind != null : "a kind";
                    return switch (kind) { case ONE -> "1" + other; case TWO -> String.join(",", List.of()); };
                  }
                  int total(List<Pair> pairs) {
                    return pairs.stream().mapToInt(Pair::a).sum();
                  }
                  void fail() {
                    try {
                      throw new IllegalStateException("x", new RuntimeException());
                    } catch (IllegalStateException e) {
                      System.out.println(e.getMessage() + e.getClass().getSimpleName());
                    } finally {
                      ready.clear();
                    }
                  }
                  static final class Mine extends RuntimeException {
                    Mine() { super("mine"); }
                  }
                }
                """))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "void a() { System.exit(0); } | uses java.lang.System.exit",
        "static { System.exit(0); } | uses java.lang.System.exit",
        "java.util.function.IntConsumer a = System::exit; | uses java.lang.System.exit",
        "void a() { Runtime.getRuntime().halt(0); } | uses java.lang.Runtime.halt",
        "void a() { Runtime.getRuntime().addShutdownHook(null); } | uses"
            + " java.lang.Runtime.addShutdownHook",
        "void a() { System.setOut(null); } | uses java.lang.System.setOut",
        "void a() { System.getenv(); } | uses java.lang.System.getenv",
        "void a() { System.loadLibrary(\"x\"); } | uses java.lang.System.loadLibrary",
        "void a() throws Exception { Class.forName(\"x\"); } | uses java.lang.Class.forName",
        "void a() { C.class.getDeclaredFields(); } | uses java.lang.Class.getDeclaredFields",
        "void a() { C.class.getResourceAsStream(\"x\"); } | uses"
            + " java.lang.Class.getResourceAsStream",
        "void a() { new Exception().getStackTrace(); } | uses java.lang.Throwable.getStackTrace",
        "void a() { StackWalker.getInstance(); } | uses java.lang.StackWalker.getInstance",
        "void a() { Thread.getAllStackTraces(); } | uses java.lang.Thread.getAllStackTraces",
        "void a() throws Exception { new java.util.Scanner(\"x\"); } | uses java.util.Scanner",
        "void a() throws Exception { new java.util.Formatter(\"x\"); } | uses java.util.Formatter",
        "void a() throws Exception { new java.io.PrintStream(\"x\"); } | uses"
            + " java.io.PrintStream.new",
        "void a() throws Exception { new java.io.FileReader(\"x\"); } | uses java.io.FileReader",
        "Object a = java.nio.file.Path.of(\"x\"); | uses java.nio.file.Path.of",
        "Object a = java.lang.foreign.Linker.nativeLinker(); | uses java.lang.foreign.Linker",
        "void a(java.io.InputStream in) throws Exception { new java.io.ObjectInputStream(in); }"
            + " | uses java.io.ObjectInputStream",
        "void a() { java.util.Locale.setDefault(java.util.Locale.ROOT); } | uses"
            + " java.util.Locale.setDefault",
        "void a() { java.util.TimeZone.setDefault(null); } | uses java.util.TimeZone.setDefault",
        "void a(java.util.concurrent.SubmissionPublisher<C> all) {} | uses"
            + " java.util.concurrent.SubmissionPublisher",
        "void a() { java.util.logging.Logger.getLogger(\"x\").setLevel(null); } | uses"
            + " java.util.logging.Logger.setLevel",
        "native void a(); | 'has a native method, a'",
        "Object a = java.lang.invoke.MethodHandles.lookup(); | uses"
            + " java.lang.invoke.MethodHandles.lookup",
      })
  void waysOutAreFound(String body, String what) {
    assertThat(found(body)).contains("p.C " + what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "void a() { new Thread(() -> {}).start(); }",
        "void a() { Thread.ofVirtual().start(() -> {}); }",
        "Object a = java.util.concurrent.Executors.newCachedThreadPool();",
        "void a() { java.util.concurrent.CompletableFuture.runAsync(() -> {}); }",
      })
  void threadsAreForExercisesThatNeedThem(String body) {
    assertThat(found(body)).isNotEmpty();
    assertThat(found(body, Need.THREADS)).isEmpty();
  }

  @Test
  void theNetworkIsForExercisesThatNeedIt() {
    String body = "Object a() throws Exception { return new java.net.Socket(); }";
    assertThat(found(body)).contains("p.C uses java.net.Socket");
    assertThat(found(body, Need.NETWORK)).isEmpty();
  }

  @Test
  void aFileIsNoNetwork() {
    assertThat(
            found(
                "void a() throws Exception { new java.net.URI(\"file:/x\").toURL().openStream(); }",
                Need.NETWORK))
        .contains("p.C uses java.net.URL");
  }

  @Test
  void processesAreForExercisesThatNeedThem() {
    String body = "void a() throws Exception { new ProcessBuilder(\"x\").start(); }";
    assertThat(found(body)).contains("p.C uses java.lang.ProcessBuilder");
    assertThat(found(body, Need.PROCESSES)).isEmpty();
  }

  @Test
  void anInheritedMemberIsFoundByWhoDeclaresIt() {
    assertThat(
            scan(
                """
                package p;
                class C extends Mine {
                  void a() { getStackTrace(); super.getMessage(); }
                }
                class Mine extends Exception {}
                """))
        .containsExactly("p.C uses java.lang.Throwable.getStackTrace");
  }

  @Test
  void whatABarredClassGivesToOneThatIsAllowedIsFound() {
    assertThat(
            found(
                "abstract static class T extends java.util.concurrent.RecursiveTask<C> {}"
                    + " void a(T task) { task.join(); T.getPool(); }"))
        .contains(
            "p.C uses java.util.concurrent.ForkJoinTask.join",
            "p.C uses java.util.concurrent.ForkJoinTask.getPool");
  }

  @Test
  void whatTheCourseInheritsFromTheJdkIsFound() {
    Map<String, byte[]> classes =
        compiled(
            "package asyncio; class C { void a(Given b) { b.getStackTrace(); } }"
                + " class Given extends Exception {}");
    byte[] given = classes.remove("asyncio.Given");
    assertThat(
            ClassScan.violations(
                classes,
                Policy.of(Set.of()),
                TEST,
                name -> name.equals("asyncio.Given") ? Optional.of(given) : Optional.empty()))
        .extracting(Violation::what)
        .contains("uses java.lang.Throwable.getStackTrace");
  }

  @Test
  void aMemberOfOnesOwnMayHaveAnyName() {
    assertThat(
            scan(
                """
                package p;
                class C extends Mine { void a() { exit(0); } }
                class Mine extends Exception { void exit(int status) {} }
                """))
        .isEmpty();
  }

  @Test
  void testsAreBarred() {
    assertThat(
            scan(
                """
                package asyncio.loop;
                class C { Object a = asyncio.loop.HiddenTest.class; }
                class HiddenTest {}
                """))
        .isEmpty();
    Map<String, byte[]> classes =
        compiled(
            "package asyncio.loop; class C { Object a = HiddenTest.class; } class HiddenTest {}");
    classes.remove("asyncio.loop.HiddenTest");
    assertThat(ClassScan.violations(classes, Policy.of(Set.of()), TEST, _ -> Optional.empty()))
        .hasToString("[asyncio.loop.C uses asyncio.loop.HiddenTest, in C.java:1]");
  }

  @Test
  void aClassMayBeNamedWithoutAMember() {
    assertThat(found("Object a = new ProcessBuilder[0];"))
        .containsExactly("p.C uses java.lang.ProcessBuilder");
    assertThat(found("void a(ClassLoader loader) {}"))
        .containsExactly("p.C uses java.lang.ClassLoader");
    assertThat(found("ClassLoader[] a;")).containsExactly("p.C uses java.lang.ClassLoader");
  }

  private static List<String> places(String body) {
    return violations("package p;\nclass C {\n" + body + "\n}").map(Violation::toString).toList();
  }

  @Test
  void theFirstLineThatUsesItIsNamed() {
    assertThat(places("void a() {\n}\nvoid b() {\n  System.exit(1);\n  System.exit(2);\n}"))
        .containsExactly("p.C uses java.lang.System.exit, in C.java:6");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Object a() {\n  return new java.io.File(\"\"); }",
        "void a(Object o) {\n  boolean b = o instanceof java.io.File; }",
        "Object a() {\n  return java.io.File.class; }",
        "Object a() {\n  return new java.io.File[0]; }",
        "java.util.function.Function<String, Object> a() {\n  return java.io.File::new; }",
      })
  void aClassIsNamedWithTheLineHoweverItIsUsed(String body) {
    assertThat(places(body)).contains("p.C uses java.io.File, in C.java:4");
  }

  @Test
  void aCatchIsAUse() {
    assertThat(
            places("void a() {\n try { a(); }\n catch (java.nio.file.InvalidPathException e) {} }"))
        .containsExactly("p.C uses java.nio.file.InvalidPathException, in C.java:5");
  }

  @Test
  void theFirstLineIsThatOfAnyOverloadAndOfALambda() {
    assertThat(
            places(
                "Runnable a =\n () -> System.load(\"\");\n"
                    + "void b() {\n System.loadLibrary(\"\");\n System.load(\"\"); }"))
        .contains("p.C uses java.lang.System.load, in C.java:4");
  }

  @Test
  void ofManyUsesInAClassTwentyHaveAPlace() {
    String names =
        "Files Paths FileStore FileSystem FileSystems FileVisitor SimpleFileVisitor"
            + " PathMatcher WatchService WatchKey WatchEvent Watchable DirectoryStream"
            + " SecureDirectoryStream OpenOption CopyOption StandardOpenOption StandardCopyOption"
            + " LinkOption FileVisitOption FileVisitResult AccessMode NotLinkException";
    String body =
        Stream.of(names.split(" "))
            .map("void use%1$s() { Object a = java.nio.file.%1$s.class; }"::formatted)
            .collect(Collectors.joining());
    assertThat(places(body))
        .hasSize(names.split(" ").length)
        .filteredOn(place -> place.endsWith(", in C.java:3"))
        .hasSize(20);
  }

  @Test
  void ofWhatIsOnlyDeclaredTheFileIsNamed() {
    assertThat(places("java.io.File a;")).containsExactly("p.C uses java.io.File, in C.java");
  }
}
