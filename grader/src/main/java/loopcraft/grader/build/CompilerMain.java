package loopcraft.grader.build;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The compiler as a program of its own: it answers requests until there are no more. */
final class CompilerMain {

  private final Map<String, ClassFolder> folders = new HashMap<>();

  private CompilerMain() {}

  static void main() throws IOException {
    var in = new DataInputStream(new BufferedInputStream(System.in));
    var out = new DataOutputStream(new FileOutputStream(FileDescriptor.out));
    System.setOut(System.err);
    try (Compiler compiler = WarmCompiler.ofTheCourse()) {
      new CompilerMain().serve(in, out, compiler);
    }
  }

  private void serve(DataInputStream in, DataOutputStream out, Compiler compiler)
      throws IOException {
    while (true) {
      CompileRequest request;
      try {
        request = Frames.read(in, CompileRequest.class, Integer.MAX_VALUE);
      } catch (EOFException noMore) {
        return;
      }
      Frames.write(out, reply(compiler, request));
    }
  }

  private CompileReply reply(Compiler compiler, CompileRequest request) {
    List<SourceText> sources =
        request.sources().stream()
            .map(
                source ->
                    new SourceText(Path.of(source.path()), Path.of(source.path()), source.text()))
            .toList();
    List<ClassFolder> around =
        request.folders().stream()
            .map(folder -> folders.computeIfAbsent(folder, path -> new ClassFolder(Path.of(path))))
            .toList();
    Compiler.Result result =
        compiler.compile(sources, around, request.hidden(), request.options(), request.beginners());
    return new CompileReply(
        result.succeeded(),
        result.classes(),
        result.problems().stream()
            .map(
                problem ->
                    new CompileReply.Problem(
                        problem.file().toString(),
                        problem.line(),
                        problem.column(),
                        problem.message(),
                        problem.sourceLine(),
                        problem.error()))
            .toList());
  }
}
