package loopcraft.grader.build;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The compiler, kept warm: its file manager has the JDK and the jars open from one run to the next.
 *
 * <p>Sources come from memory and class files go there, so what is compiled is what was hashed.
 */
final class WarmCompiler implements Compiler {

  private static final Executor OWN_THREAD =
      task -> Thread.ofPlatform().daemon().name("compiler").start(task);

  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager standard;

  WarmCompiler(Collection<Path> classPath) {
    if (compiler == null) {
      throw new IllegalStateException("this Java has no compiler: a JDK is needed, not a JRE");
    }
    standard = compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    try {
      standard.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that knows the libraries of the course. */
  static WarmCompiler ofTheCourse() {
    List<Path> classPath = new ArrayList<>(DependencyPath.own());
    classPath.addAll(DependencyPath.libraries());
    return new WarmCompiler(classPath);
  }

  @Override
  public Result compile(
      List<SourceText> sources,
      List<ClassFolder> folders,
      Collection<String> hidden,
      List<String> options,
      boolean beginners) {
    if (sources.isEmpty()) {
      return new Result(true, Map.of(), List.of());
    }
    try {
      // An interrupt of the caller (watch mode gives up a grading) would close the jars for good.
      return CompletableFuture.supplyAsync(
              () -> compileHere(sources, folders, hidden, options, beginners), OWN_THREAD)
          .join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException problem ? problem : e;
    }
  }

  private synchronized Result compileHere(
      List<SourceText> sources,
      List<ClassFolder> folders,
      Collection<String> hidden,
      List<String> options,
      boolean beginners) {
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var files = new CourseFiles(standard, folders, hidden);
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach(source -> units.add(new SourceObject(source)));
    var chatter = new StringWriter();
    var task = (JavacTask) compiler.getTask(chatter, files, diagnostics, options, null, units);
    if (beginners) {
      new ForgottenAwait().init(task);
    }
    boolean succeeded = task.call();
    List<CompileProblem> problems = problems(diagnostics.getDiagnostics());
    if (!succeeded && problems.stream().noneMatch(CompileProblem::error)) {
      Path first = sources.getFirst().shown();
      problems.addFirst(
          new CompileProblem(first, 0, 0, "the compiler failed: " + chatter, "", true));
    }
    return new Result(succeeded, files.classes, problems);
  }

  @Override
  public void close() {
    try {
      standard.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<CompileProblem> problems(
      List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    List<CompileProblem> errors = new ArrayList<>();
    List<CompileProblem> warnings = new ArrayList<>();
    for (var diagnostic : diagnostics) {
      switch (diagnostic.getKind()) {
        case ERROR -> errors.add(problem(diagnostic, true));
        case WARNING, MANDATORY_WARNING -> warnings.add(problem(diagnostic, false));
        case NOTE, OTHER -> {
          // Such as "some input files use unchecked operations".
        }
      }
    }
    errors.addAll(warnings);
    return errors;
  }

  private static CompileProblem problem(
      Diagnostic<? extends JavaFileObject> diagnostic, boolean error) {
    String message = diagnostic.getMessage(Locale.ENGLISH);
    if (!(diagnostic.getSource() instanceof SourceObject object)) {
      return new CompileProblem(Path.of(""), 0, 0, message, "", error);
    }
    SourceText source = object.source;
    if (diagnostic.getPosition() == Diagnostic.NOPOS) {
      return new CompileProblem(source.shown(), 0, 0, message, "", error);
    }
    String text = source.text();
    int position = (int) Math.min(diagnostic.getPosition(), text.length());
    int start = lineStart(text, position);
    int end = start;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return new CompileProblem(
        source.shown(),
        (int) diagnostic.getLineNumber(),
        position - start + 1,
        message,
        text.substring(start, end),
        error);
  }

  private static int lineStart(String text, int position) {
    int start = position;
    while (start > 0 && !isLineEnd(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  private static final class CourseFiles
      extends ForwardingJavaFileManager<StandardJavaFileManager> {

    private final List<ClassFolder> folders;
    private final Collection<String> hidden;
    private final Map<String, byte[]> classes = new TreeMap<>();

    CourseFiles(
        StandardJavaFileManager standard, List<ClassFolder> folders, Collection<String> hidden) {
      super(standard);
      this.folders = folders;
      this.hidden = hidden;
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
        throws IOException {
      if (location != StandardLocation.CLASS_PATH) {
        return super.list(location, packageName, kinds, recurse);
      }
      Map<String, JavaFileObject> found = new TreeMap<>();
      if (kinds.contains(JavaFileObject.Kind.CLASS)) {
        for (ClassFolder folder : folders) {
          for (ClassFolder.Entry entry : folder.inPackage(packageName)) {
            if (!hidden.contains(entry.name())) {
              found.putIfAbsent(entry.name(), new ClassObject(entry));
            }
          }
        }
      }
      List<JavaFileObject> all = new ArrayList<>(found.values());
      super.list(location, packageName, kinds, recurse).forEach(all::add);
      return all;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
      return file instanceof ClassObject object
          ? object.entry.name()
          : super.inferBinaryName(location, file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
      return a.toUri().equals(b.toUri());
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
      return !(file instanceof SourceObject)
          && !(file instanceof ClassObject)
          && super.contains(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("memory:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(className, toByteArray());
            }
          };
        }
      };
    }

    @Override
    public void close() {
      // The standard file manager outlives this compilation.
    }
  }

  private static final class SourceObject extends SimpleJavaFileObject {

    private final SourceText source;

    SourceObject(SourceText source) {
      super(
          URI.create("memory:///" + source.path().toString().replace(File.separatorChar, '/')),
          Kind.SOURCE);
      this.source = source;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return source.text();
    }
  }

  private static final class ClassObject extends SimpleJavaFileObject {

    private final ClassFolder.Entry entry;

    ClassObject(ClassFolder.Entry entry) {
      super(entry.file().toUri(), Kind.CLASS);
      this.entry = entry;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      return new ByteArrayInputStream(Files.readAllBytes(entry.file()));
    }
  }
}
