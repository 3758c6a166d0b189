package loopcraft.grader.build;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.Diagnostic;

/**
 * Has the compiler warn of coroutines that are made and thrown away in the same breath. A task or a
 * future that is dropped goes on by itself, so that there is no reason to warn of it.
 *
 * <p>For the grader it is switched on by {@link #init}, elsewhere by {@code
 * -Xplugin:ForgottenAwait}.
 */
public final class ForgottenAwait implements Plugin {

  private static final String WARNING = "this coroutine is never awaited: write await(...)";

  /** Made by javac, which finds it as a service. */
  public ForgottenAwait() {}

  @Override
  public String getName() {
    return "ForgottenAwait";
  }

  @Override
  public void init(JavacTask task, String... none) {
    task.addTaskListener(
        new TaskListener() {
          @Override
          public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
              scan(task, event.getTypeElement());
            }
          }
        });
  }

  private static void scan(JavacTask task, TypeElement analyzed) {
    Elements elements = task.getElements();
    TypeElement awaitable = elements.getTypeElement("asyncio.task.Awaitable");
    TypeElement future = elements.getTypeElement("asyncio.task.Future");
    TreePath path = Trees.instance(task).getPath(analyzed);
    if (awaitable != null && future != null && path != null) {
      new Scanner(task, awaitable, future).scan(path, null);
    }
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {

    private final Trees trees;
    private final Types types;
    private final Elements elements;
    private final TypeMirror awaitable;
    private final TypeMirror future;

    Scanner(JavacTask task, TypeElement awaitable, TypeElement future) {
      trees = Trees.instance(task);
      types = task.getTypes();
      elements = task.getElements();
      this.awaitable = types.erasure(awaitable.asType());
      this.future = types.erasure(future.asType());
    }

    @Override
    public Void visitExpressionStatement(ExpressionStatementTree statement, Void none) {
      check(statement.getExpression(), new TreePath(getCurrentPath(), statement.getExpression()));
      return super.visitExpressionStatement(statement, none);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree lambda, Void none) {
      if (lambda.getBody() instanceof ExpressionTree body && dropsItsResult()) {
        check(body, new TreePath(getCurrentPath(), body));
      }
      return super.visitLambdaExpression(lambda, none);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree reference, Void none) {
      if (dropsItsResult()
          && trees.getElement(getCurrentPath()) instanceof ExecutableElement method
          && isLost(method.getReturnType())
          && makesWhatItReturns(method)) {
        warn(reference);
      }
      return super.visitMemberReference(reference, none);
    }

    /** An assignment throws nothing away. */
    private void check(ExpressionTree expression, TreePath path) {
      switch (expression) {
        case MethodInvocationTree call
            when isLost(trees.getTypeMirror(path))
                && trees.getElement(path) instanceof ExecutableElement method
                && makesWhatItReturns(method) ->
            warn(call.getMethodSelect());
        case NewClassTree creation when isLost(trees.getTypeMirror(path)) -> warn(creation);
        default -> {}
      }
    }

    /**
     * Most methods that return a coroutine have made it. Not so those of a coroutine itself, and
     * those that hand back what they were given ({@code requireNonNull}, {@code Map.put}); but what
     * an await or a run returns has been made by the body that it ran.
     */
    private boolean makesWhatItReturns(ExecutableElement method) {
      boolean isOfAwaitable = isAwaitable(method.getEnclosingElement().asType());
      return method.getReturnType().getKind() == TypeKind.TYPEVAR
          ? isOfAwaitable
              || method.getParameters().stream().anyMatch(given -> isAwaitable(given.asType()))
          : !isOfAwaitable;
    }

    private boolean isAwaitable(TypeMirror type) {
      return types.isSubtype(types.erasure(type), awaitable);
    }

    private boolean isLost(TypeMirror type) {
      return type != null
          && (type.getKind() == TypeKind.DECLARED || type.getKind() == TypeKind.TYPEVAR)
          && isAwaitable(type)
          && !types.isSubtype(types.erasure(type), future);
    }

    /** Whether the lambda or reference here stands for a method that returns nothing. */
    private boolean dropsItsResult() {
      TypeMirror target = trees.getTypeMirror(getCurrentPath());
      return target != null
          && types.asElement(target) instanceof TypeElement type
          && ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
              .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
              .filter(method -> !isOfObject(method, type))
              .anyMatch(method -> method.getReturnType().getKind() == TypeKind.VOID);
    }

    /** Such as {@code Comparator.equals}, which is abstract and yet nothing to write. */
    private boolean isOfObject(ExecutableElement method, TypeElement type) {
      TypeElement object = elements.getTypeElement("java.lang.Object");
      return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
          .anyMatch(objects -> elements.overrides(method, objects, type));
    }

    private void warn(Tree tree) {
      trees.printMessage(
          Diagnostic.Kind.WARNING, WARNING, tree, getCurrentPath().getCompilationUnit());
    }
  }
}
