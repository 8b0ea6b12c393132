;;; test.el --- Runs inside Emacs: opens the project with eglot, reads findings, applies the fix  -*- lexical-binding: t; -*-

(require 'eglot)
(require 'flymake)

(defvar project (getenv "PROJECT"))
(define-derived-mode go-mode prog-mode "Go")
(add-to-list 'auto-mode-alist '("\\.go\\'" . go-mode))

(defun check (what condition)
  (unless condition
    (princ (format "not ok - %s\n%s\n%s\n" what (flymake-diagnostics) (buffer-string)))
    (kill-emacs 1))
  (princ (format "ok - %s\n" what)))

(defun eventually (what condition)
  (let ((end (+ (float-time) 120)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05))
    (check what (funcall condition))))

(defun findings (rule)
  (seq-filter (lambda (diagnostic) (string-match-p rule (format "%s %S" (flymake-diagnostic-text diagnostic) diagnostic)))
              (flymake-diagnostics)))

(princ (format "%s\n" (emacs-version)))
(byte-compile-file "editors/emacs/gohazard.el")
(delete-file "editors/emacs/gohazard.elc")
(gohazard-use-eglot)
(setq jsonrpc-default-request-timeout 120 eglot-sync-connect 120 eglot-autoshutdown t eglot-events-buffer-size 0 eglot-confirm-server-edits nil)
;; A project of one folder, without version control.
(setq project-find-functions (list (lambda (_) (cons 'transient project))))

(find-file (expand-file-name "poll.go" project))
(apply #'eglot (eglot--guess-contact))
(check "eglot starts gohazard" (string= "gohazard" (plist-get (eglot--server-info (eglot-current-server)) :name)))
(eventually "the finding is shown" (lambda () (findings "lost-cancel")))

(let ((finding (car (findings "lost-cancel"))))
  (goto-char (flymake-diagnostic-beg finding))
  (check "it starts at the blank behind the smiley" (looking-at "_ = ")))

(let ((hover (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover (eglot--TextDocumentPositionParams))))
  (check "the hover explains the rule" (string-match-p "lost-cancel" (format "%S" hover))))

(let ((fix (car (eglot-code-actions (point) (1+ (point)) "quickfix"))))
  (check "a fix is offered" fix)
  (eglot-execute (eglot-current-server) fix))
(eventually "it is applied" (lambda () (string-match-p "defer cancel()" (buffer-string))))
(eventually "the finding is gone" (lambda () (not (findings "lost-cancel"))))

(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
(check "the server stops" (not (eglot-current-server)))
;;; test.el ends here
