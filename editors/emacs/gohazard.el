;;; gohazard.el --- Concurrency and networking hazards in Go  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "29.1"))
;; Keywords: languages, tools
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; With eglot, a buffer has one server: gohazard takes the place of gopls.
;;
;;     (require 'gohazard)
;;     (gohazard-use-eglot)
;;     (add-hook 'go-ts-mode-hook #'eglot-ensure)
;;
;; With lsp-mode it runs beside gopls:
;;
;;     (require 'gohazard)
;;     (gohazard-use-lsp-mode)

;;; Code:

(defgroup gohazard nil
  "Concurrency and networking hazards in Go."
  :group 'tools)

(defcustom gohazard-command '("gohazard" "lsp")
  "Command line that starts the server; (\"npx\" \"gohazard\" \"lsp\") serves as well."
  :type '(repeat string))

(defvar eglot-server-programs)

;;;###autoload
(defun gohazard-use-eglot ()
  "Let eglot start gohazard for Go buffers."
  (with-eval-after-load 'eglot
    (add-to-list 'eglot-server-programs (cons '(go-mode go-ts-mode) gohazard-command))))

(declare-function lsp-register-client "ext:lsp-mode")
(declare-function make-lsp-client "ext:lsp-mode")
(declare-function lsp-stdio-connection "ext:lsp-mode")
(declare-function lsp-activate-on "ext:lsp-mode")

;;;###autoload
(defun gohazard-use-lsp-mode ()
  "Let lsp-mode start gohazard for Go buffers, beside other servers."
  (with-eval-after-load 'lsp-mode
    (lsp-register-client
     (make-lsp-client :new-connection (lsp-stdio-connection (lambda () gohazard-command))
                      :activation-fn (lsp-activate-on "go")
                      :add-on? t
                      :server-id 'gohazard))))

(provide 'gohazard)
;;; gohazard.el ends here
