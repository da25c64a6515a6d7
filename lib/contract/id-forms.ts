// Session keys come from the host: letters of any script may occur in them, but nothing that could be taken for a path.
export const SESSION_KEY = /^(?!\.{1,2}$)[^\p{C}\p{Z}/\\]{1,512}$/u;
export const SNAPSHOT_ID = /^snap_[0-9A-HJKMNP-TV-Z]{26}$/;
export const ROLLBACK_ID = /^rb_[0-9A-HJKMNP-TV-Z]{26}$/;
